package netwright.store;

import java.sql.SQLException;
import org.h2.tools.Server;

/** Offers the H2 file that this process has open to worker processes, on a free port of the loopback interface. */
final class DatabaseServer implements AutoCloseable {

    private final Server server;

    DatabaseServer(DataDirectory files) {
        try {
            server = Server.createTcpServer(
                            "-tcpPort", "0", "-baseDir", files.root().toString(), "-ifExists")
                    .start();
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
