package netwright.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command answered. */
record Console(int exit, String out, String err) {

    /** Runs a command in this process, as the program would. */
    static Console run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Netwright.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        int exit = command.execute(arguments);
        return new Console(exit, out.toString(), err.toString());
    }

    JsonNode json() {
        List<String> lines = out.lines().toList();
        return JsonMapper.shared().readTree(lines.getLast());
    }
}
