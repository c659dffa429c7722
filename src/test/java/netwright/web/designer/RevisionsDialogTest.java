package netwright.web.designer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.store.Design;
import netwright.web.ViewTest;
import org.junit.jupiter.api.Test;

class RevisionsDialogTest extends ViewTest {

    @Test
    void revisions_tell_what_changed_between_any_two() {
        Design design = saved(preset("mini_resnet"));
        Architecture wider = preset("mini_resnet").withClasses(20).withInput(TensorShape.map(3, 64, 64));
        designs.saveRevision(design.id(), ME, "larger images", ArchitectureJson.write(wider));
        StringBuilder broughtBack = new StringBuilder();

        new RevisionsDialog(designs, design.id(), broughtBack::append).open();

        assertThat(find(ListItem.class).all()).extracting(ListItem::getText).anyMatch(text -> text.contains("64"));
        Select<?> to = find(Select.class).withLabel("To").single();
        test(to).selectItem(test(to).getSuggestions().getLast());
        assertThat(find(Span.class)
                        .withText("Nothing: both are the same network.")
                        .exists())
                .isTrue();
        press("Put revision 1 on the canvas");
        assertThat(broughtBack.toString()).contains("\"input\": [3,32,32]");
    }
}
