package org.countersign.adapters.rest.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.Fields.Unasked;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.spelling.KnownNames;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;

/**
 * What becomes of the members of a request for a certificate that count for nothing where they
 * stand.
 *
 * <p>Clients of later versions of this API send more than is known here: such a member is told by a
 * warning and overlooked. One that is a known name in another spelling is refused, for what was
 * meant would go unheard: {@code dryrun} would issue a real certificate.
 */
public final class RequestMembers {

  private static final String CODE = "field-ignored";
  private static final String DRY_RUN = "dryRun";

  /** A later version of this API will not have more. */
  private static final int MOST_UNKNOWN = 500;

  private static final int MOST_TOLD = 20;

  /** Of a request that is issued for a CSR. */
  public static final RequestMembers OF_ISSUING =
      new RequestMembers(
          Map.of(
              "",
              List.of(
                  "profileId", "csr", "attributes", "removeRootsFromChain", "metadata", DRY_RUN),
              "attributes.",
              List.of("ttl", "notBefore", "notAfter", "basicConstraints"),
              "attributes.basicConstraints.",
              List.of("isCA", "pathLength")),
          AttributeFields.ofTheCsr(),
          "in a request with a csr: what the CSR says of it counts");

  /** Of a question to a policy. */
  static final RequestMembers OF_POLICY =
      new RequestMembers(
          Map.of(
              "",
              List.of("csr", "attributes", "ttl"),
              "attributes.",
              AttributeFields.ofTheCsr(),
              "attributes.basicConstraints.",
              List.of("isCA", "pathLength")),
          List.of(
              "profileId", "removeRootsFromChain", "metadata", DRY_RUN, "notBefore", "notAfter"),
          "where a policy alone is asked, and nothing is issued");

  private final Map<String, String> places;
  private final List<String> idle;
  private final String whyIdle;
  private final KnownNames counting;
  private final KnownNames all;

  /**
   * @param counting the names that count, by the object that they count in
   * @param idle names that other requests have, and that count for nothing in these
   * @param whyIdle completes the sentence {@code 'x' is ignored …}
   */
  private RequestMembers(
      Map<String, List<String>> counting, Collection<String> idle, String whyIdle) {
    this.places = new LinkedHashMap<>();
    counting.keySet().stream()
        .sorted()
        .forEach(object -> counting.get(object).forEach(name -> places.put(name, object + name)));
    this.idle = List.copyOf(idle);
    this.whyIdle = whyIdle;
    this.counting = new KnownNames(places.keySet());
    List<String> names = new ArrayList<>(places.keySet());
    names.addAll(idle);
    this.all = new KnownNames(names);
  }

  /**
   * Ends the reading of a body.
   *
   * @param query the names of the query parameters, of which these requests have none
   * @return what the requester should know of the body
   * @throws Refused INVALID_FIELDS with everything that is wrong
   */
  public List<Warning> check(Fields body, Set<String> query) {
    List<Unasked> unasked = body.unasked();
    List<Warning> warnings = new ArrayList<>(body.warnings());
    if (!unasked.isEmpty() || !query.isEmpty()) {
      addIgnored(body, unasked, query, warnings);
    }
    body.checkAsked();
    return warnings;
  }

  private void addIgnored(
      Fields body, List<Unasked> unasked, Set<String> query, List<Warning> warnings) {
    if (unasked.size() + query.size() > MOST_UNKNOWN) {
      body.reject(
          "",
          FieldError.UNRECOGNIZED_KEYS,
          "The request has more than " + MOST_UNKNOWN + " members that are not known");
      return;
    }
    List<Warning> ignored = new ArrayList<>();
    for (Unasked member : unasked) {
      meant(member)
          .ifPresentOrElse(
              place -> member.object().rejectUnknown(member.name(), didYouMean(place)),
              () -> ignored.add(ignored(member)));
    }
    for (String name : query) {
      all.respelt(name)
          .or(() -> Optional.of(DRY_RUN).filter(any -> speaksOfDryRun(name)))
          .ifPresentOrElse(
              member -> rejectQuery(body, name, member), () -> ignored.add(ignoredQuery(name)));
    }
    ignored.stream().limit(MOST_TOLD).forEach(warnings::add);
    if (ignored.size() > MOST_TOLD) {
      warnings.add(
          new Warning(CODE, "And " + (ignored.size() - MOST_TOLD) + " more members are ignored"));
    }
  }

  /** Where a member that is a known name in another spelling was meant to stand. */
  private Optional<String> meant(Unasked member) {
    String name = member.name();
    if (places.containsKey(name) || idle.contains(name)) {
      return Optional.of(name).filter(known -> known.equals(DRY_RUN) && places.containsKey(known));
    }
    return new KnownNames(member.object().asked())
        .respelt(name)
        .map(member.object()::placeOf)
        .or(() -> counting.respelt(name).map(places::get))
        .or(() -> Optional.of(DRY_RUN).filter(any -> speaksOfDryRun(name)));
  }

  private boolean speaksOfDryRun(String name) {
    return places.containsKey(DRY_RUN)
        && name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").contains("dryrun");
  }

  private Warning ignored(Unasked member) {
    String name = member.name();
    String shown = QuotedText.quoted(name);
    String message;
    if (idle.contains(name)) {
      message = shown + " is ignored " + whyIdle;
    } else if (places.containsKey(name)) {
      message = shown + " is ignored here; it counts as " + places.get(name);
    } else {
      message =
          "Unknown member "
              + shown
              + " is ignored"
              + all.near(name).map(near -> ". " + didYouMean(placeOf(near))).orElse("");
    }
    return new Warning(CODE, member.object().pointer(name), message);
  }

  private String placeOf(String name) {
    return places.getOrDefault(name, name);
  }

  private static String didYouMean(String place) {
    return "Did you mean '" + place + "'?";
  }

  private void rejectQuery(Fields body, String name, String member) {
    body.reject(
        member,
        FieldError.UNRECOGNIZED_KEYS,
        "Query parameter "
            + QuotedText.quoted(name)
            + " counts for nothing here: send '"
            + placeOf(member)
            + "' in the body");
  }

  private static Warning ignoredQuery(String name) {
    return new Warning(
        CODE, "?" + name, "Unknown query parameter " + QuotedText.quoted(name) + " is ignored");
  }
}
