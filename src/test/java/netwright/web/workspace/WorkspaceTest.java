package netwright.web.workspace;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.server.VaadinSession;
import netwright.store.Drafts;
import netwright.store.People;
import netwright.store.Person;
import netwright.web.ViewTest;
import org.junit.jupiter.api.Test;

class WorkspaceTest extends ViewTest {

    @Test
    void the_person_is_looked_up_once_a_session() {
        VaadinSession.getCurrent().setAttribute(Person.class, null);
        People people = mock(People.class);
        when(people.local()).thenReturn(new Person(ME, "me"));
        Workspace workspace = new Workspace(designs, mock(Drafts.class), people);
        Editor editor = new Editor(preset("mini_resnet"), null, 0, "");

        workspace.keepDraft(editor);
        workspace.keepDraft(editor);

        verify(people, times(1)).local();
    }
}
