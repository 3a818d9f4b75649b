package firewatch.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** What may know what. The list is short, so that it is kept. */
@AnalyzeClasses(packages = "firewatch", importOptions = HouseRulesTest.OnlyWhatIsDelivered.class)
class HouseRulesTest {
    /** Neither this module's tests nor those that another module lends. */
    static final class OnlyWhatIsDelivered implements ImportOption {
        private final ImportOption noTests = new ImportOption.DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return noTests.includes(location) && !location.contains("-tests.jar") && !location.contains("test-classes");
        }
    }

    private static final String[] SERVICES = {
        "firewatch.ingest..", "firewatch.rules..", "firewatch.alerts..", "firewatch.history.."
    };

    @ArchTest
    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("firewatch.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_EAR_KNOWS_NO_OTHER_SERVICE = knowsNoOther("firewatch.ingest..");

    @ArchTest
    static final ArchRule THE_JUDGEMENT_KNOWS_NO_OTHER_SERVICE = knowsNoOther("firewatch.rules..");

    @ArchTest
    static final ArchRule THE_VOICE_KNOWS_NO_OTHER_SERVICE = knowsNoOther("firewatch.alerts..");

    @ArchTest
    static final ArchRule THE_MEMORY_KNOWS_NO_OTHER_SERVICE = knowsNoOther("firewatch.history..");

    @ArchTest
    static final ArchRule THE_WORDS_KNOW_NOBODY = noClasses()
            .that()
            .resideInAPackage("firewatch.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "firewatch.access..",
                    "firewatch.ingest..",
                    "firewatch.rules..",
                    "firewatch.alerts..",
                    "firewatch.history..",
                    "firewatch.sim..",
                    "io.quarkus..",
                    "jakarta..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_REHEARSAL = noClasses()
            .that()
            .resideOutsideOfPackage("firewatch.sim..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("firewatch.sim..");

    @ArchTest
    static final ArchRule THE_REHEARSAL_SHARES_NO_CODE_WITH_THE_SERVICES = noClasses()
            .that()
            .resideInAPackage("firewatch.sim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "firewatch.events..",
                    "firewatch.access..",
                    "firewatch.ingest..",
                    "firewatch.rules..",
                    "firewatch.alerts..",
                    "firewatch.history..");

    @ArchTest
    static final ArchRule REGISTER_LEDGER_AND_DISPATCH_ARE_ISLANDS = slices().matching(
                    "firewatch.alerts.(register|ledger|dispatch)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule DECODERS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("firewatch.ingest.decode.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule RULES_ARE_PURE = classes()
            .that()
            .resideInAnyPackage("firewatch.rules.rule..", "firewatch.rules.state..")
            .should()
            .onlyDependOnClassesThat(resideInAnyOf(
                    "java",
                    "firewatch.events",
                    "firewatch.rules.rule",
                    "firewatch.rules.state",
                    "org.jspecify",
                    "com.fasterxml.jackson.annotation"));

    @ArchTest
    static final ArchRule THE_JUDGEMENT_HAS_NO_DATABASE_AND_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("firewatch.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "java.net.http..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .that()
            .resideOutsideOfPackages("firewatch.sim..", "firewatch.embedded..", "firewatch.allinone..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_WALL_CLOCK_HANGS_AT_THE_EDGE = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .resideOutsideOfPackage("firewatch.rules.stream..")
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .orShould()
            .haveSimpleNameStartingWith("Base");

    @ArchTest
    static final ArchRule CONSTRUCTORS_INJECT = noFields().should().beAnnotatedWith(Inject.class);

    private static ArchRule knowsNoOther(String service) {
        String[] others = java.util.Arrays.stream(SERVICES)
                .filter(other -> !other.equals(service))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(service)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static DescribedPredicate<JavaClass> resideInAnyOf(String... packages) {
        return DescribedPredicate.describe("reside in the JDK, the events or the rules themselves", type -> {
            String name = type.getBaseComponentType().getPackageName();
            return name.isEmpty()
                    || java.util.Arrays.stream(packages)
                            .anyMatch(allowed -> name.equals(allowed) || name.startsWith(allowed + "."));
        });
    }
}
