package netwright.web.designer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.Position;
import netwright.store.Design;
import netwright.web.Pages;
import org.junit.jupiter.api.Test;

/** One design on the canvases of several browsers. */
class SharedDesignTest extends DrawingTest {

    private final Architecture net = preset("mini_resnet");
    private final Architecture theirs = net.withClasses(20);

    @Test
    void a_revision_saved_elsewhere_can_be_loaded_in_place_of_ones_own_drawing() {
        Design design = saved(net);
        DesignerView view = designer(design);
        designs.saveRevision(design.id(), ME, "", ArchitectureJson.write(theirs));

        view.edited("", a -> a.withClasses(30));

        assertThat(asked()).contains("Revision 2 was saved in another browser");
        assertThat(drafts.find(ME, design.id()))
                .as("nothing is overwritten before the answer")
                .isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(view.editor().architecture().classes()).isEqualTo(20);
        assertThat(view.editor().revision()).isEqualTo(2);
    }

    @Test
    void ones_own_drawing_can_be_kept_and_is_not_asked_about_again() {
        Design design = saved(net);
        DesignerView view = designer(design);
        drafts.save(ME, design.id(), ArchitectureJson.write(theirs));

        view.edited("", a -> a.withClasses(30));
        assertThat(asked()).contains("drawn on in another browser");
        test(find(ConfirmDialog.class).single()).cancel();
        view.edited("", a -> a.withClasses(31));

        assertThat(find(ConfirmDialog.class).exists()).isFalse();
        assertThat(drafts.find(ME, design.id()).orElseThrow().document())
                .isEqualTo(view.editor().document());
        assertThat(view.editor().architecture().classes()).isEqualTo(31);
    }

    @Test
    void saving_asks_before_a_revision_goes_on_top_of_one_that_was_not_seen() {
        Design design = saved(net);
        DesignerView view = designer(design);
        view.edited("", a -> a.withClasses(30));
        designs.saveRevision(design.id(), ME, "", ArchitectureJson.write(theirs));

        view.files().save();

        assertThat(designs.latest(design.id()).number()).isEqualTo(2);
        test(find(ConfirmDialog.class).single()).cancel();
        assertThat(designs.latest(design.id()).number()).isEqualTo(3);
        assertThat(ArchitectureJson.read(designs.latest(design.id()).document()).classes())
                .isEqualTo(30);
    }

    @Test
    void coming_back_to_a_design_that_changed_meanwhile_asks_at_once() {
        Design design = saved(net);
        designer(design);
        UI.getCurrent().navigate(Pages.RUNS);
        designs.saveRevision(design.id(), ME, "", ArchitectureJson.write(theirs));

        DesignerView view = designer(design);

        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(view.editor().architecture().classes()).isEqualTo(20);
    }

    @Test
    void ones_own_edits_saves_and_another_layout_are_no_change_elsewhere() {
        Design design = saved(net);
        DesignerView view = designer(design);
        view.edited("", a -> a.withClasses(30));
        view.files().save();
        view.edited("", a -> a.withClasses(31));
        drafts.save(
                ME,
                design.id(),
                ArchitectureJson.write(view.editor().architecture().mapNodes(node -> node.at(new Position(1, 2)))));

        view.edited("", a -> a.withClasses(32));

        assertThat(find(ConfirmDialog.class).exists()).isFalse();
        assertThat(view.editor().architecture().classes()).isEqualTo(32);
    }

    private String asked() {
        return find(ConfirmDialog.class).single().getElement().getProperty("message", "");
    }
}
