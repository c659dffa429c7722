package netwright.web.training;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import netwright.architecture.TensorShape;
import netwright.training.DataSetFailed;
import netwright.training.DataSetInfo;
import netwright.web.FieldFault;
import netwright.web.Numbers;
import netwright.web.Typing;
import org.jspecify.annotations.Nullable;

/** Which images to train on: a known data set, or a folder or zip on the server. */
public final class ImagesChoice extends Div {

    private static final long serialVersionUID = 1L;
    private static final String OWN = "own";

    private final transient TrainingDesk desk;
    private final transient Supplier<TensorShape> input;
    private final Select<String> data = new Select<>();
    private final TextField folder = new TextField("Folder or zip on the server, one folder a class");

    /**
     * @param input of the network that is trained
     * @param chosen called when others are chosen
     */
    public ImagesChoice(TrainingDesk desk, Supplier<TensorShape> input, Runnable chosen) {
        this.desk = desk;
        this.input = input;
        addClassName("images-choice");
        List<String> ids = new ArrayList<>(known().stream().map(DataSetInfo::id).toList());
        ids.add(OWN);
        data.setLabel("Images");
        data.setItems(ids);
        data.setItemLabelGenerator(id -> id.equals(OWN) ? "A folder or zip of my own images" : title(id));
        data.addValueChangeListener(event -> {
            folder.setVisible(OWN.equals(event.getValue()));
            chosen.run();
        });
        data.setWidthFull();
        folder.setWidthFull();
        folder.setVisible(false);
        folder.setPlaceholder("/home/me/flowers");
        Typing.follow(folder);
        folder.addValueChangeListener(event -> chosen.run());
        add(data, folder);
    }

    private List<DataSetInfo> known() {
        return desk.dataSets().known();
    }

    private String title(String id) {
        DataSetInfo info = desk.dataSets().describe(id, input.get());
        return "%s · %s images of %s, %d classes%s"
                .formatted(
                        info.title(),
                        Numbers.exact(info.trainImages() + info.testImages()),
                        info.shape(),
                        info.classes().size(),
                        info.fetched() ? "" : " · not fetched yet");
    }

    /** Chooses the first data set whose images are what the network takes, else the first. */
    public void chooseFitting() {
        List<DataSetInfo> known = known();
        data.setValue(known.stream()
                .filter(set -> set.shape().equals(input.get()))
                .map(DataSetInfo::id)
                .findFirst()
                .orElse(known.getFirst().id()));
    }

    /** @param images as a recipe names them: a data set, or a path */
    public void choose(String images) {
        boolean known = known().stream().anyMatch(set -> set.id().equals(images));
        if (!known) {
            folder.setValue(images);
        }
        data.setValue(known ? images : OWN);
    }

    /** As a recipe names them; empty while no folder is named. */
    public String name() {
        return OWN.equals(data.getValue()) ? folder.getValue().strip() : data.getValue() == null ? "" : data.getValue();
    }

    /** What is chosen has been fetched. */
    public void fetched() {
        data.getDataProvider().refreshItem(data.getValue());
    }

    /** Null while nothing is chosen or what is named holds no images; the field says why. */
    public @Nullable DataSetInfo info() {
        String name = name();
        if (name.isEmpty()) {
            return null;
        }
        if (OWN.equals(data.getValue()) && !desk.isThere(name)) {
            return noImages(
                    name + " is not on the machine that runs Netwright. Type the full path of a folder or zip"
                            + " there, with one folder of images a class. Images on another computer have to be copied to it first.");
        }
        try {
            folder.setInvalid(false);
            return desk.dataSets().describe(name, input.get());
        } catch (DataSetFailed e) {
            return noImages(e.getMessage());
        }
    }

    /** Why there is no {@link #info}, where there is none. */
    FieldFault fault() {
        return new FieldFault("the folder of images", folder);
    }

    private @Nullable DataSetInfo noImages(String reason) {
        FieldFault.mark(folder, reason);
        return null;
    }
}
