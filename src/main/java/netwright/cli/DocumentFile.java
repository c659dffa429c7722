package netwright.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import netwright.architecture.UnreadableDocument;

/** A document on the disk that a command is given. */
final class DocumentFile {

    private DocumentFile() {}

    /** @param reader of its text; what it finds unreadable is refused under the file's name */
    static <T> T read(Path file, Function<String, T> reader) {
        try {
            return reader.apply(Files.readString(file));
        } catch (MalformedInputException e) {
            throw new Refusal(Netwright.UNREADABLE, file + ": this is not a text file in UTF-8.");
        } catch (IOException e) {
            throw new Refusal(Netwright.UNREADABLE, file + ": cannot be read: " + e.getMessage());
        } catch (UnreadableDocument e) {
            throw new Refusal(Netwright.UNREADABLE, file + ": " + e.getMessage());
        }
    }
}
