package netwright.web.designer;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import netwright.web.Messages;
import netwright.web.compare.DiffSubjects;
import netwright.web.workspace.Editor;

/** Puts what is on the canvas beside a known network, as a structural diff. */
final class CompareMenu {

    private CompareMenu() {}

    static void addTo(SubMenu menu, Supplier<Editor> editor) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("preset:resnet18", "ResNet-18");
        known.put("preset:resnet50", "ResNet-50");
        known.put("preset:mobilenet_v2", "MobileNetV2");
        known.put("preset:efficientnet_b0", "EfficientNet-B0");
        known.put("preset:convnext_tiny", "ConvNeXt-T");
        MenuItem compare = menu.addItem("Compare with");
        known.forEach((key, title) -> compare.getSubMenu()
                .addItem(title, event -> DiffSubjects.show(DiffSubjects.drawing(editor.get()), key)));
        compare.getSubMenu().addSeparator();
        compare.getSubMenu().addItem("What was saved last", event -> saved(editor.get()));
    }

    private static void saved(Editor editor) {
        if (editor.design() == null) {
            Messages.done("Nothing was saved yet. Save the drawing, and its changes can be compared with it.");
        } else {
            DiffSubjects.show("design:" + editor.design(), DiffSubjects.drawing(editor));
        }
    }
}
