package org.countersign.distribution.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reduces what the application server takes every web application to have, and reads twice at each
 * start: no pages made by a program, and the types of those files alone that a browser asks us for.
 */
final class DefaultDescriptor {

  private static final Set<String> EXTENSIONS =
      Set.of(
          "css", "htm", "html", "ico", "js", "json", "map", "mjs", "png", "svg", "txt", "webp",
          "woff", "woff2", "xml");

  private DefaultDescriptor() {}

  /**
   * @throws IOException also when there is nothing to leave out: the server is another version
   */
  static void reduce(Path file) throws IOException {
    XmlFile xml = XmlFile.read(file);
    remove(xml, "mime-mapping", mapping -> !EXTENSIONS.contains(text(mapping, "extension")));
    for (String element : Set.of("servlet", "servlet-mapping")) {
      remove(xml, element, each -> text(each, "servlet-name").equals("jsp"));
    }
    remove(xml, "context-param", parameter -> true);
    xml.write();
  }

  private static void remove(XmlFile xml, String element, Predicate<Element> which)
      throws IOException {
    List<Element> removed = xml.elements(element).stream().filter(which).toList();
    if (removed.isEmpty()) {
      throw new IOException("No " + element + " to leave out in " + xml.path());
    }
    removed.forEach(XmlFile::remove);
  }

  private static String text(Element element, String child) {
    Node found = element.getElementsByTagName(child).item(0);
    return found == null ? "" : found.getTextContent().strip();
  }
}
