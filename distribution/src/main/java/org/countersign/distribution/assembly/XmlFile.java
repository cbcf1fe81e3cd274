package org.countersign.distribution.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A file of the application server's configuration, to be changed. */
record XmlFile(Path path, Document document) {

  /** Reads it, without its comments. */
  static XmlFile read(Path path) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setIgnoringComments(true);
      return new XmlFile(path, factory.newDocumentBuilder().parse(path.toFile()));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("Cannot read " + path, e);
    }
  }

  /** All of a name, in the document's order; it may be changed while they are gone through. */
  List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(index -> (Element) nodes.item(index))
        .toList();
  }

  static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }

  /** Writes it where it was read. */
  void write() throws IOException {
    try {
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(path.toFile()));
    } catch (TransformerException e) {
      throw new IOException("Cannot write " + path, e);
    }
  }
}
