package netwright.web.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import netwright.store.RunDiary;

/** What happened to a run, the last lines; all of it to download. */
final class RunLogDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int TAIL = 200;
    private static final int ALL = 100_000;

    RunLogDialog(UUID run, String name, RunDiary diary) {
        setHeaderTitle("Log of " + name);
        setWidth("min(52rem, 96vw)");
        List<RunDiary.Line> lines = diary.tail(run, TAIL);
        if (lines.isEmpty()) {
            add(new Paragraph("Nothing has happened to this run yet."));
        } else {
            Pre text = new Pre(text(lines));
            text.addClassName("run-log");
            add(text);
        }
        Anchor download = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] all = text(diary.tail(run, ALL)).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(all),
                            "run-" + run + ".log",
                            "text/plain;charset=utf-8",
                            all.length);
                }),
                "Download all of it");
        download.getElement().setAttribute("download", true);
        getFooter().add(download, new Button("Close", event -> close()));
    }

    private static String text(List<RunDiary.Line> lines) {
        return lines.stream()
                .map(line -> TIME.format(line.at()) + "  " + line.text())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
