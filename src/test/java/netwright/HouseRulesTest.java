package netwright;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** The rooms of the house, and who may enter which. Rooms that are not built yet satisfy the rules about them. */
@AnalyzeClasses(packages = "netwright", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    /** What the command line may name of the web application: the class that starts it. */
    private static final Set<String> STARTERS = Set.of("Application", "WebApplication");

    @ArchTest
    static final ArchRule architecture_knows_nobody = knowsOnly("architecture");

    @ArchTest
    static final ArchRule analysis_knows_only_architecture = knowsOnly("analysis", "architecture");

    @ArchTest
    static final ArchRule catalog_knows_only_the_network = knowsOnly("catalog", "architecture", "analysis");

    @ArchTest
    static final ArchRule lab_knows_only_the_network_and_the_catalogue =
            knowsOnly("lab", "architecture", "analysis", "catalog");

    @ArchTest
    static final ArchRule recipe_knows_only_the_network = knowsOnly("recipe", "architecture", "analysis");

    @ArchTest
    static final ArchRule sweep_knows_only_networks_and_recipes =
            knowsOnly("sweep", "architecture", "analysis", "catalog", "lab", "recipe");

    @ArchTest
    static final ArchRule the_core_is_plain_java = noClasses()
            .that()
            .resideInAnyPackage(
                    "netwright.architecture..",
                    "netwright.analysis..",
                    "netwright.recipe..",
                    "netwright.catalog..",
                    "netwright.lab..",
                    "netwright.sweep..",
                    "netwright.interop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "com.vaadin..", "ai.djl..", "java.sql..", "javax.sql..", "jakarta..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_training_knows_djl = noClasses()
            .that()
            .resideOutsideOfPackage("netwright.training..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule only_queue_and_store_know_db_scheduler = noClasses()
            .that()
            .resideOutsideOfPackages("netwright.queue..", "netwright.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.kagkarlsson..");

    @ArchTest
    static final ArchRule only_web_knows_vaadin = noClasses()
            .that()
            .resideOutsideOfPackage("netwright.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule nobody_knows_web = noClasses()
            .that()
            .resideOutsideOfPackages("netwright.web..", "netwright.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("netwright.web..");

    @ArchTest
    static final ArchRule the_command_line_knows_of_web_only_what_starts_it = noClasses()
            .that()
            .resideInAPackage("netwright.cli..")
            .should()
            .dependOnClassesThat(describe(
                    "are web's, its starter aside",
                    (JavaClass type) -> room(type).equals("web") && !STARTERS.contains(type.getSimpleName())))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_knows_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackage("netwright.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("netwright.cli..");

    @ArchTest
    static final ArchRule rooms_do_not_know_each_other_in_circles =
            slices().matching("netwright.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void every_room_says_what_it_is_for_and_is_null_marked(JavaClasses classes) {
        Set<String> silent = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!type.getPackageName().equals("netwright") && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
                silent.add(type.getPackageName());
            }
        }
        assertThat(silent)
                .as("packages without a package-info.java that is @NullMarked")
                .isEmpty();
    }

    private static ArchRule knowsOnly(String room, String... known) {
        return noClasses()
                .that()
                .resideInAPackage("netwright." + room + "..")
                .should()
                .dependOnClassesThat(describe(
                        "are in a room other than " + String.join(", ", known),
                        (JavaClass type) -> !room(type).isEmpty()
                                && !room(type).equals(room)
                                && !Set.of(known).contains(room(type))))
                .allowEmptyShould(true);
    }

    /** The package below {@code netwright}; empty for anything else. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("netwright.") ? name.split("\\.")[1] : "";
    }
}
