package org.countersign.adapters.crypto.asn1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.StringType;

/**
 * GeneralNames (RFC 5280, 4.2.1.6): all nine kinds, each kept as the kind in which it is encoded.
 */
public final class GeneralNames {

  /** Ten times what a certificate is asked for by other means; each costs the policy time. */
  private static final int MAX_NAMES = 1000;

  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;

  private GeneralNames() {}

  public static List<RequestedName> read(DerValue generalNames, String what) throws MalformedDer {
    DerCursor cursor = generalNames.sequence(what).atMost(MAX_NAMES);
    List<RequestedName> names = new ArrayList<>();
    do {
      names.add(name(cursor.next("GeneralName"), what + "[" + names.size() + "]"));
    } while (cursor.hasNext());
    return names;
  }

  private static RequestedName name(DerValue value, String what) throws MalformedDer {
    GeneralNameKind kind = kind(value, what);
    return new RequestedName(
        kind,
        switch (kind) {
          case EMAIL, DNS_NAME, URI -> ia5(value, what);
          case IP_ADDRESS -> address(value.content());
          case DIRECTORY_NAME -> directoryName(value, what);
          case REGISTERED_ID -> ObjectIdentifiers.dotted(value.content());
          case OTHER_NAME -> otherName(value, what);
          case X400_ADDRESS, EDI_PARTY_NAME -> HexFormat.of().formatHex(value.content());
        });
  }

  private static GeneralNameKind kind(DerValue value, String what) throws MalformedDer {
    GeneralNameKind kind =
        Arrays.stream(GeneralNameKind.values())
            .filter(candidate -> DerTag.isContext(value.tag()))
            .filter(candidate -> candidate.tag() == DerTag.number(value.tag()))
            .findFirst()
            .orElseThrow(
                () ->
                    new MalformedDer(
                        what + " is " + value + "; a GeneralName, [0] to [8], is expected"));
    if (DerTag.isConstructed(value.tag()) != isConstructed(kind)) {
      throw new MalformedDer(what + " is not encoded as " + kind.wireName() + " is");
    }
    return kind;
  }

  private static boolean isConstructed(GeneralNameKind kind) {
    return switch (kind) {
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME -> true;
      case EMAIL, DNS_NAME, URI, IP_ADDRESS, REGISTERED_ID -> false;
    };
  }

  private static String ia5(DerValue value, String what) throws MalformedDer {
    return CharacterStrings.text(StringType.IA5, value.content(), what);
  }

  private static String address(byte[] octets) {
    return octets.length == IPV4_OCTETS || octets.length == IPV6_OCTETS
        ? new IpAddress(octets).text()
        : HexFormat.of().formatHex(octets);
  }

  private static String directoryName(DerValue value, String what) throws MalformedDer {
    DerCursor cursor = value.elements(what);
    String text = Names.read(cursor.next("Name"), what).toString();
    cursor.end();
    return text;
  }

  /** {@code type:value}, the value as text when it is a string, else in hex. */
  private static String otherName(DerValue value, String what) throws MalformedDer {
    DerCursor cursor = value.elements(what);
    String type = cursor.next("type-id").objectIdentifier("type-id in " + what);
    DerValue wrapper =
        cursor.next("value").expect(DerTag.contextConstructed(0), "value in " + what);
    cursor.end();
    DerCursor inside = wrapper.elements("value in " + what);
    DerValue content = inside.next("value");
    inside.end();
    Optional<StringType> string = CharacterStrings.type(content.tag());
    return type
        + ":"
        + (string.isPresent()
            ? CharacterStrings.text(string.get(), content.content(), what)
            : HexFormat.of().formatHex(content.encoded()));
  }
}
