package netwright.web.degradation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netwright.architecture.UnreadableDocument;
import netwright.catalog.Presets;
import netwright.sweep.Degradation;
import netwright.sweep.Subject;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;
import netwright.web.workspace.Candidates.Choice;
import org.springframework.stereotype.Component;

/** Networks that can take part: the paper's, their relatives, the person's designs, every other preset. */
@Component
class NetworkChoices {

    private static final String PRESET = "preset:";
    private static final String CIFAR = "_cifar";
    private static final String RUN = "run:";

    private final Candidates candidates;

    NetworkChoices(Candidates candidates) {
        this.candidates = candidates;
    }

    List<Choice> all() {
        return candidates.choices().stream()
                .filter(choice -> !choice.key().startsWith(RUN))
                .sorted(Comparator.comparingInt(NetworkChoices::rank))
                .toList();
    }

    /** Those of the paper, in its order. */
    List<Choice> proposed() {
        return all().stream()
                .filter(choice -> Degradation.PRESETS.contains(id(choice)))
                .toList();
    }

    private static int rank(Choice choice) {
        int place = Degradation.PRESETS.indexOf(id(choice));
        if (place >= 0) {
            return place;
        }
        int own = Degradation.PRESETS.size();
        return !choice.key().startsWith(PRESET) ? own : id(choice).endsWith(CIFAR) ? own + 1 : own + 2;
    }

    private static String id(Choice choice) {
        return choice.key().startsWith(PRESET) ? choice.key().substring(PRESET.length()) : "";
    }

    /** The networks chosen, no name twice; empty when one of them is no longer there. */
    Optional<List<Subject>> subjects(Iterable<Choice> chosen) {
        List<Subject> subjects = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Choice choice : chosen) {
            Optional<Subject> found = subject(choice);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            String name = found.get().name();
            String free = name;
            for (int n = 2; !names.add(free); n++) {
                free = "%s (%d)".formatted(name, n);
            }
            subjects.add(new Subject(free, found.get().architecture()));
        }
        return Optional.of(subjects);
    }

    private Optional<Subject> subject(Choice choice) {
        if (id(choice).endsWith(CIFAR)) {
            return Presets.find(id(choice)).map(Degradation::subject);
        }
        try {
            return candidates.find(choice.key()).map(NetworkChoices::named);
        } catch (UnreadableDocument unreadable) {
            return Optional.empty();
        }
    }

    private static Subject named(Candidate candidate) {
        String title = candidate.title().isBlank() ? "untitled" : candidate.title();
        return new Subject(title.substring(0, Math.min(title.length(), 150)), candidate.architecture());
    }
}
