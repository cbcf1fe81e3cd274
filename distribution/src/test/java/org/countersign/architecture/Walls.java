package org.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules for a house below a root package, each under the name by which a test tells of it. */
final class Walls {

  /** The packages that the rules name, below the root: an empty one would make its rule silent. */
  static final List<String> ROOMS =
      List.of(
          "domain",
          "application",
          "application.port",
          "adapters.crypto",
          "adapters.persistence",
          "adapters.rest",
          "distribution");

  private final String root;

  Walls(String root) {
    this.root = root;
  }

  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "the domain uses nothing but Java",
        classes()
            .that(resideInAnyPackage(in("domain")))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(in("domain"), "java..")));
    rules.put(
        "the application uses nothing but the domain and Java",
        classes()
            .that(resideInAnyPackage(in("application")))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(in("application"), in("domain"), "java..")));
    rules.put(
        "adapters do not meet",
        slices()
            .matching(root + ".adapters.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(false));
    rules.put(
        "packages have no cycles",
        slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(false));
    rules.put("nothing depends on the distribution", only("distribution", in("distribution")));
    rules.put(
        "Bouncy Castle is in adapters-crypto alone", only("adapters.crypto", "org.bouncycastle.."));
    rules.put(
        "keys and ciphers are in adapters-crypto alone",
        only(
            "adapters.crypto",
            "javax.crypto..",
            "java.security.spec..",
            "java.security.interfaces.."));
    rules.put(
        "HTTP sees use cases, not the ports behind them",
        noClasses()
            .that(resideInAnyPackage(in("adapters.rest")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("application.port"))));
    rules.put("JAX-RS is in adapters-rest alone", only("adapters.rest", "jakarta.ws.rs.."));
    rules.put(
        "JPA is in adapters-persistence alone, but for the wiring that hands it over",
        noClasses()
            .that()
            .resideOutsideOfPackages(in("adapters.persistence"), in("distribution.wiring"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..")));
    rules.put(
        "db-scheduler is in one package",
        only("adapters.persistence.job", "com.github.kagkarlsson.."));
    rules.put(
        "a name says what a thing is",
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveNameMatching(".*Utils?"));
    rules.put(
        "nobody but the launcher and the assembly writes to the standard streams",
        noClasses()
            .that()
            .resideOutsideOfPackages(in("distribution.launcher"), in("distribution.assembly"))
            .should(ACCESS_STANDARD_STREAMS));
    return rules;
  }

  private ArchRule only(String room, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in(room))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages));
  }

  private String in(String room) {
    return root + "." + room + "..";
  }
}
