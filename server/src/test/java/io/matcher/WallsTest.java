package io.matcher;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house. A change that fights them changes the design on purpose, with a decision. */
class WallsTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.matcher");

    @Test
    void contexts_meet_only_at_their_doors_and_never_in_a_circle() {
        ApplicationModules.of(MatcherApplication.class).verify();
    }

    @Test
    void the_engine_knows_neither_http_nor_sql_nor_files_nor_the_time() {
        noClasses()
                .that()
                .resideInAPackage("io.matcher.engine..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "java.net..",
                        "java.nio.file..",
                        "org.springframework..",
                        "tools.jackson.."))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .check(OURS);
    }

    @Test
    void the_parsers_know_nothing_of_the_service() {
        noClasses()
                .that()
                .resideInAPackage("io.matcher.formats..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.."))
                .check(OURS);
    }

    @Test
    void sql_lives_in_stores() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.matcher.platform..")
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .resideInAnyPackage(
                        "io.matcher.contexts..",
                        "io.matcher.discovery..",
                        "io.matcher.fees..",
                        "io.matcher.ingestion..",
                        "io.matcher.matching..",
                        "io.matcher.exceptions..",
                        "io.matcher.fx..")
                .and()
                .areTopLevelClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.jdbc.core.simple.JdbcClient")
                .check(OURS);
    }

    @Test
    void http_lives_in_controllers() {
        classes()
                .that()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .should()
                .haveSimpleNameEndingWith("Controller")
                .andShould()
                .bePackagePrivate()
                .check(OURS);
    }

    @Test
    void time_is_handed_in() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.matcher.bench..", "io.matcher.cli..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(OURS);
    }

    @Test
    void money_is_never_a_double() {
        noFields()
                .that()
                .haveNameMatching("(?i).*(amount|balance|price|total|fee|money).*")
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(float.class)
                .check(OURS);
        noMethods()
                .that()
                .haveNameMatching("(?i).*(amount|balance|price|fee|money).*")
                .should()
                .haveRawReturnType(double.class)
                .check(OURS);
    }

    @Test
    void rooms_have_names_that_say_what_is_in_them() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..impl..", "..util..", "..utils..", "..common..", "..dto..", "..service..", "..helper..")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(OURS);
    }
}
