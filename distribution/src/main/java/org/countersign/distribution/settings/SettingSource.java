package org.countersign.distribution.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.domain.spelling.KnownNames;

/**
 * The values as they were given, under the names of the environment variables. A system property
 * wins over a variable, as in MicroProfile Config; an empty value is as none.
 */
public final class SettingSource {

  private static final KnownNames SETTINGS =
      new KnownNames(Arrays.stream(SettingName.values()).map(SettingName::variable).toList());

  private final SortedMap<String, String> values;

  private SettingSource(SortedMap<String, String> values) {
    this.values = values;
  }

  /** From this process: its system properties and its environment. */
  public static SettingSource ofProcess() {
    return of(System.getenv(), System.getProperties());
  }

  public static SettingSource of(Map<String, String> environment, Properties properties) {
    SortedMap<String, String> values = new TreeMap<>();
    environment.forEach((name, value) -> keep(values, name, value));
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(SettingName.asProperty(SettingName.PREFIX))) {
        keep(values, SettingName.asVariable(name), properties.getProperty(name));
      }
    }
    return new SettingSource(values);
  }

  private static void keep(Map<String, String> values, String name, String value) {
    if (name.startsWith(SettingName.PREFIX) && !value.isBlank()) {
      values.put(name, value.strip());
    }
  }

  /** What was given, as environment variables, for a process that is started with the same. */
  public Map<String, String> asEnvironment() {
    return Collections.unmodifiableMap(values);
  }

  /** One sentence for each name that looks like a setting and is none. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (String variable : values.keySet()) {
      if (SettingName.ofVariable(variable).isEmpty()) {
        warnings.add(
            variable
                + " is not a setting and is ignored"
                + SETTINGS.near(variable).map(near -> "; did you mean " + near + "?").orElse("."));
      }
    }
    return warnings;
  }

  /**
   * What was given, by the names of the variables, for people who may not know the secrets: in
   * place of one stands that it was given, and a URL is without what may be one.
   */
  public Map<String, String> told() {
    Map<String, String> told = new TreeMap<>();
    values.forEach(
        (variable, value) ->
            SettingName.ofVariable(variable)
                .ifPresent(name -> told.put(variable, told(name, variable, value))));
    return told;
  }

  private static String told(SettingName name, String variable, String value) {
    if (name.isSecret() && variable.equals(name.variable())) {
      return "(secret)";
    }
    return name == SettingName.DATABASE_URL
        ? value.replaceFirst("[?].*", "").replaceFirst("//[^/]*@", "//")
        : value;
  }

  /** The variable that gave a secret, by itself or by naming a file. */
  String variableOf(SettingName name) {
    String file = name.variable() + SettingName.FILE_SUFFIX;
    return values.containsKey(file) ? file : name.variable();
  }

  Optional<String> text(SettingName name) {
    return Optional.ofNullable(values.get(name.variable()));
  }

  /** The secret itself, or what its file holds, without a line feed at the end. */
  Optional<Secret> secret(SettingName name) {
    Optional<String> file =
        Optional.ofNullable(values.get(name.variable() + SettingName.FILE_SUFFIX));
    Optional<String> text = text(name);
    if (file.isPresent() && text.isPresent()) {
      throw new SettingRefused(
          "Both "
              + name.variable()
              + " and "
              + name.variable()
              + SettingName.FILE_SUFFIX
              + " are set; set one of them.");
    }
    return file.map(path -> contentOf(name, path)).or(() -> text).map(Secret::new);
  }

  private static String contentOf(SettingName name, String file) {
    try {
      String content = Files.readString(Path.of(file)).strip();
      if (content.isEmpty()) {
        throw new SettingRefused(
            name.variable() + SettingName.FILE_SUFFIX + " names " + file + ", which is empty.");
      }
      return content;
    } catch (IOException | InvalidPathException e) {
      throw new SettingRefused(
          name.variable() + SettingName.FILE_SUFFIX + " names " + file + ", which cannot be read.",
          e);
    }
  }
}
