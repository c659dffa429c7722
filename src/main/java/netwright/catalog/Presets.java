package netwright.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netwright.analysis.Analysis;

/** The presets on the class path: every JSON file in {@code models-catalog/} is one, whoever put it there. */
public final class Presets {

    private static final String FOLDER = "/models-catalog/";
    private static final String SCHEMA = "schema";
    private static final String ENDING = ".json";

    private Presets() {}

    /** Every preset: starters first, then by year, family and size. */
    public static List<Preset> all() {
        return All.PRESETS;
    }

    /** Reads one file only, so that a command that needs one preset does not wait for the others. */
    public static Optional<Preset> find(String id) {
        if (id.equals(SCHEMA) || !id.matches("[\\p{L}\\p{N}_-]+")) {
            return Optional.empty();
        }
        try (InputStream file = Presets.class.getResourceAsStream(FOLDER + id + ENDING)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(PresetJson.read(id, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all presets, alphabetically, without reading them. */
    public static List<String> ids() {
        return files().filter(name -> name.endsWith(ENDING) && name.indexOf('/') < 0)
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .filter(id -> !id.equals(SCHEMA))
                .sorted()
                .toList();
    }

    private static Stream<String> files() {
        URL schema = Presets.class.getResource(FOLDER + SCHEMA + ENDING);
        if (schema == null) {
            throw new IllegalStateException("The class path has no " + FOLDER + SCHEMA + ENDING);
        }
        try {
            URLConnection connection = schema.openConnection();
            return connection instanceof JarURLConnection jar
                    ? inside(jar)
                    : inside(Path.of(schema.toURI()).getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> inside(JarURLConnection jar) throws IOException {
        String entry = jar.getEntryName();
        String folder = entry.substring(0, entry.lastIndexOf('/') + 1);
        return jar.getJarFile().stream()
                .map(file -> file.getName())
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()))
                .toList()
                .stream();
    }

    private static Stream<String> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    /** Read when first asked for. */
    private static final class All {
        static final List<Preset> PRESETS = ids().stream()
                .map(id -> find(id).orElseThrow())
                .map(preset -> new Sized(preset, parameters(preset)))
                .sorted(Comparator.comparing((Sized sized) -> !sized.preset.starter())
                        .thenComparing(sized -> sized.preset.year())
                        .thenComparing(sized -> sized.preset.family())
                        .thenComparing(Sized::parameters))
                .map(Sized::preset)
                .toList();

        private record Sized(Preset preset, long parameters) {}

        private static long parameters(Preset preset) {
            return Analysis.of(preset.architecture()).totals().cost().parameters();
        }
    }
}
