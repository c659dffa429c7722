package netwright.web.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;

class EditorTest {

    private final Architecture start = Architecture.empty("net", TensorShape.map(3, 32, 32), 10);
    private final String saved = ArchitectureJson.write(start);
    private final Editor editor = new Editor(start, null, 0, saved);

    @Test
    void every_edit_can_be_undone_and_done_again() {
        IntStream.rangeClosed(1, 300).forEach(i -> editor.apply(a -> a.withClasses(10 + i)));

        for (int i = 299; i >= 0; i--) {
            assertThat(editor.undo()).isTrue();
            assertThat(editor.architecture().classes()).isEqualTo(10 + i);
        }
        assertThat(editor.canUndo()).isFalse();
        assertThat(editor.undo()).isFalse();
        assertThat(editor.architecture()).isEqualTo(start);
        while (editor.canRedo()) {
            editor.redo();
        }
        assertThat(editor.architecture().classes()).isEqualTo(310);
    }

    @Test
    void a_new_edit_forgets_what_was_undone() {
        editor.apply(a -> a.withClasses(20));
        editor.undo();
        editor.apply(a -> a.withClasses(30));

        assertThat(editor.canRedo()).isFalse();
        editor.undo();
        assertThat(editor.architecture()).isEqualTo(start);
    }

    @Test
    void typing_into_one_field_is_one_step_to_undo() {
        editor.apply("name", a -> a.withName("r"));
        editor.apply("name", a -> a.withName("re"));
        editor.apply("name", a -> a.withName("res"));
        editor.apply("classes", a -> a.withClasses(5));

        editor.undo();
        assertThat(editor.architecture().name()).isEqualTo("res");
        editor.undo();
        assertThat(editor.architecture()).isEqualTo(start);
    }

    @Test
    void typing_that_goes_on_after_an_undo_is_a_step_of_its_own() {
        editor.apply("name", a -> a.withName("r"));
        editor.undo();
        editor.apply("name", a -> a.withName("x"));

        editor.undo();
        assertThat(editor.architecture()).isEqualTo(start);
    }

    @Test
    void an_edit_that_changes_nothing_is_no_step() {
        editor.apply(a -> a.withClasses(10));

        assertThat(editor.canUndo()).isFalse();
    }

    @Test
    void an_arrangement_is_no_step() {
        editor.arrange(a -> a.withName("arranged"));

        assertThat(editor.canUndo()).isFalse();
        assertThat(editor.architecture().name()).isEqualTo("arranged");
    }

    @Test
    void an_edit_that_fails_leaves_everything_as_it_was() {
        assertThatIllegalArgumentException().isThrownBy(() -> editor.apply(a -> a.withClasses(0)));

        assertThat(editor.architecture()).isEqualTo(start);
        assertThat(editor.canUndo()).isFalse();
    }

    @Test
    void the_analysis_follows_every_edit() {
        editor.apply(a -> a.connect("input", "output"));
        assertThat(editor.analysis().nodes()).containsKey("output");
        editor.undo();
        assertThat(editor.analysis().nodes()).doesNotContainKey("output");
    }

    @Test
    void what_differs_from_the_saved_document_is_unsaved() {
        assertThat(editor.unsaved()).isFalse();
        editor.apply(a -> a.withClasses(20));
        assertThat(editor.unsaved()).isTrue();
        editor.undo();
        assertThat(editor.unsaved()).isFalse();
    }
}
