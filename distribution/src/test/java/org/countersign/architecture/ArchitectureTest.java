package org.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {

  private static final String HOUSE = "org.countersign";
  private static final String BROKEN_HOUSE = "org.countersign.architecture.broken";

  /** Jars, too: the other modules come as jars or as folders, as the build goes. */
  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(HOUSE);

  private final JavaClasses brokenHouse = new ClassFileImporter().importPackages(BROKEN_HOUSE);

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsWalls() {
    return new Walls(HOUSE)
        .rules().entrySet().stream()
            .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(house)));
  }

  @TestFactory
  Stream<DynamicTest> eachWallIsSeenBroken() {
    return new Walls(BROKEN_HOUSE)
        .rules().entrySet().stream()
            .map(
                rule ->
                    dynamicTest(
                        rule.getKey(),
                        () ->
                            assertThat(rule.getValue().evaluate(brokenHouse).hasViolation())
                                .isTrue()));
  }

  @TestFactory
  Stream<DynamicTest> noRoomIsEmpty() {
    return Walls.ROOMS.stream()
        .map(
            room ->
                dynamicTest(
                    room,
                    () ->
                        assertThat(house)
                            .anyMatch(
                                type ->
                                    type.getPackageName().startsWith(HOUSE + "." + room)
                                        && !type.getSimpleName().equals("package-info"))));
  }
}
