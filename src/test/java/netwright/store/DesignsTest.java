package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
class DesignsTest extends StoreTest {

    private static final UUID ME = Person.LOCAL;

    @Autowired
    Designs designs;

    @Autowired
    People people;

    @Autowired
    Drafts drafts;

    @Test
    void thereIsOneLocalUser() {
        assertThat(people.local().name()).isEqualTo("Local user");
    }

    @Test
    void aNewDesignHasItsDocumentAsRevisionOne() {
        Design design = designs.create(ME, "  My net ", "first try", "{\"a\":1}");

        assertThat(design.name()).isEqualTo("My net");
        assertThat(design.owner()).isEqualTo(ME);
        assertThat(design.latest().number()).isEqualTo(1);
        assertThat(design.latest().author()).isEqualTo("Local user");
        assertThat(designs.revision(design.id(), 1).orElseThrow().document()).isEqualTo("{\"a\":1}");
    }

    @Test
    void savingAChangedDocumentAddsARevisionAndLeavesTheOldOnesAlone() {
        UUID id = designs.create(ME, "Net", "", "one").id();

        Revision second = designs.saveRevision(id, ME, "wider", "two");

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.summary().note()).isEqualTo("wider");
        assertThat(designs.revision(id, 1).orElseThrow().document()).isEqualTo("one");
        assertThat(designs.revisions(id, 10, 0))
                .extracting(Revision.Summary::number)
                .containsExactly(2, 1);
        assertThat(designs.revisions(id, 1, 1))
                .extracting(Revision.Summary::number)
                .containsExactly(1);
        assertThat(designs.find(id).orElseThrow().latest().number()).isEqualTo(2);
    }

    @Test
    void savingTheSameDocumentAgainAddsNothing() {
        UUID id = designs.create(ME, "Net", "", "same").id();

        assertThat(designs.saveRevision(id, ME, "again", "same").number()).isEqualTo(1);
        assertThat(designs.revisions(id, 10, 0)).hasSize(1);
    }

    @Test
    void goingBackToAnOlderDocumentIsARevisionOfItsOwn() {
        UUID id = designs.create(ME, "Net", "", "one").id();
        designs.saveRevision(id, ME, "", "two");

        assertThat(designs.saveRevision(id, ME, "", "one").number()).isEqualTo(3);
    }

    @Test
    void peopleWhoSaveAtOnceAllGetANumber() throws Exception {
        UUID id = designs.create(ME, "Net", "", "start").id();
        List<Callable<Revision>> saves = IntStream.range(0, 16)
                .<Callable<Revision>>mapToObj(i -> () -> designs.saveRevision(id, ME, "", "document " + i))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var save : threads.invokeAll(saves)) {
                save.get();
            }
        }
        assertThat(designs.revisions(id, 100, 0)).hasSize(17);
    }

    @Test
    void aDesignCanBeRenamedAndDescribed() {
        UUID id = designs.create(ME, "Net", "", "x").id();
        designs.rename(id, "Better name");
        designs.describe(id, "after the lecture");

        Design design = designs.find(id).orElseThrow();
        assertThat(design.name()).isEqualTo("Better name");
        assertThat(design.note()).isEqualTo("after the lecture");
        assertThat(design.updated()).isAfterOrEqualTo(design.created());
    }

    @Test
    void aDuplicateStartsWithTheNewestRevisionAndLivesItsOwnLife() {
        UUID id = designs.create(ME, "Net", "note", "one").id();
        designs.saveRevision(id, ME, "", "two");

        Design copy = designs.duplicate(id, ME);
        designs.saveRevision(copy.id(), ME, "", "three");

        assertThat(copy.name()).isEqualTo("Net (copy)");
        assertThat(designs.revision(copy.id(), 1).orElseThrow().document()).isEqualTo("two");
        assertThat(designs.latest(id).document()).isEqualTo("two");
    }

    @Test
    void aDeletedDesignIsOutOfSightUntilItIsRestored() {
        UUID id = designs.create(ME, "Net", "", "x").id();

        designs.delete(id);
        assertThat(designs.list(ME, 1000, 0)).extracting(Design::id).doesNotContain(id);
        assertThat(designs.find(id).orElseThrow().deletedAt()).isNotNull();

        designs.restore(id);
        assertThat(designs.list(ME, 1000, 0)).extracting(Design::id).contains(id);
    }

    @Test
    void theListStartsWithWhatWasChangedLastAndComesInPages() {
        UUID first = designs.create(ME, "First", "", "x").id();
        UUID second = designs.create(ME, "Second", "", "x").id();
        designs.saveRevision(first, ME, "", "y");

        assertThat(designs.list(ME, 2, 0)).extracting(Design::id).containsExactly(first, second);
        assertThat(designs.list(ME, 1, 1)).extracting(Design::id).containsExactly(second);
    }

    @Test
    void aDocumentMayBeLarge() {
        String document = "ä".repeat(3_000_000);
        UUID id = designs.create(ME, "Large", "", document).id();
        assertThat(designs.latest(id).document()).isEqualTo(document);
    }

    @Test
    void whatDoesNotExistOrHasNoNameIsRefused() {
        UUID nowhere = UUID.randomUUID();
        assertThatIllegalArgumentException().isThrownBy(() -> designs.rename(nowhere, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> designs.saveRevision(nowhere, ME, "", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> designs.create(ME, "  ", "", "x"));
        assertThat(designs.find(nowhere)).isEmpty();
        assertThat(designs.revision(nowhere, 1)).isEmpty();
    }

    @Test
    void aDraftIsKeptPerDesignAndOneForADrawingThatIsNone() {
        UUID id = designs.create(ME, "Net", "", "x").id();
        drafts.save(ME, id, "changed");
        drafts.save(ME, id, "changed more");
        drafts.save(ME, null, "new drawing");

        assertThat(drafts.find(ME, id).orElseThrow().document()).isEqualTo("changed more");
        assertThat(drafts.find(ME, null).orElseThrow().document()).isEqualTo("new drawing");

        drafts.discard(ME, id);
        assertThat(drafts.find(ME, id)).isEmpty();
        assertThat(drafts.find(ME, null)).isPresent();
    }
}
