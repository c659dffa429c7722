package netwright.web.designer;

import com.vaadin.flow.component.UI;
import netwright.store.Design;
import netwright.web.Pages;
import netwright.web.ViewTest;

/** Tests that draw on the designer's page. */
abstract class DrawingTest extends ViewTest {

    DesignerView designer(Design design) {
        UI.getCurrent().navigate(Pages.design(design.id()));
        return (DesignerView) getCurrentView();
    }
}
