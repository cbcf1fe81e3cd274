package org.countersign.application.port.crypto;

import static org.countersign.application.port.crypto.DerWriter.element;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** DER as a tree to be changed and written again; the content of OCTET STRINGs is opened, too. */
final class DerTree {

  private static final int CONSTRUCTED = 0x20;
  private static final int OCTET_STRING = 0x04;

  int tag;
  byte[] content;
  final List<DerTree> children = new ArrayList<>();

  private DerTree(int tag, byte[] content) {
    this.tag = tag;
    this.content = content;
  }

  static DerTree leaf(int tag, byte[] content) {
    return new DerTree(tag, content);
  }

  /** Reads one well-formed element. */
  static DerTree read(byte[] der) {
    List<DerTree> all = readAll(der);
    if (all.size() != 1) {
      throw new IllegalArgumentException(all.size() + " elements");
    }
    return all.get(0);
  }

  private static List<DerTree> readAll(byte[] der) {
    List<DerTree> all = new ArrayList<>();
    for (int at = 0; at < der.length; ) {
      int lengthOctets = (der[at + 1] & 0x80) == 0 ? 0 : der[at + 1] & 0x7f;
      int length = lengthOctets == 0 ? der[at + 1] : 0;
      for (int i = 0; i < lengthOctets; i++) {
        length = length << 8 | der[at + 2 + i] & 0xff;
      }
      int start = at + 2 + lengthOctets;
      if (length < 0 || length > der.length - start) {
        throw new IllegalArgumentException("cut off");
      }
      all.add(read(der[at] & 0xff, Arrays.copyOfRange(der, start, start + length)));
      at = start + length;
    }
    return all;
  }

  private static DerTree read(int tag, byte[] content) {
    DerTree tree = new DerTree(tag, content);
    if ((tag & CONSTRUCTED) != 0) {
      tree.children.addAll(readAll(content));
    } else if (tag == OCTET_STRING) {
      try {
        tree.children.addAll(readAll(content));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        tree.children.clear();
      }
    }
    return tree;
  }

  DerTree copy() {
    DerTree copy = new DerTree(tag, content.clone());
    children.forEach(child -> copy.children.add(child.copy()));
    return copy;
  }

  /** Whatever was done to it, the lengths are right. */
  byte[] write() {
    return children.isEmpty()
        ? element(tag, content)
        : element(tag, children.stream().map(DerTree::write).toArray(byte[][]::new));
  }

  /** This element and all in it. */
  List<DerTree> all() {
    List<DerTree> all = new ArrayList<>();
    all.add(this);
    children.forEach(child -> all.addAll(child.all()));
    return all;
  }
}
