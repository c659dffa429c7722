package netwright.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;

/**
 * Offers the H2 file that this process has open to worker processes: on a free port of the loopback interface, or, when
 * a port is named, to other machines as well.
 */
final class DatabaseServer implements AutoCloseable {

    private final Server server;

    /** @param port 0 for a free one, and this machine alone */
    DatabaseServer(DataDirectory files, int port) {
        List<String> options = new ArrayList<>(List.of(
                "-tcpPort", Integer.toString(port), "-baseDir", files.root().toString(), "-ifExists"));
        if (port != 0) {
            options.add("-tcpAllowOthers");
        }
        try {
            server = Server.createTcpServer(options.toArray(String[]::new)).start();
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + DatabaseConfiguration.FILE;
    }

    @Override
    public void close() {
        server.stop();
    }
}
