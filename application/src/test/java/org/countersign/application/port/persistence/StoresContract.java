package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Project;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;

/** What the contracts of the stores have in common. */
public interface StoresContract {

  PageRequest FIRST_PAGE = new PageRequest(0, PageRequest.MAX_LIMIT);

  /** The stores to be tested, empty. */
  Stores stores();

  default <T> T commit(Supplier<T> work) {
    return stores().unitOfWork().commit(work);
  }

  default void commit(Runnable work) {
    stores().unitOfWork().commit(work);
  }

  /** A project in which everything that a certificate needs is stored. */
  record Tenant(
      Project project,
      CertificateAuthority authority,
      CertificatePolicy policy,
      CertificateProfile profile) {

    public UUID projectId() {
      return project.id();
    }

    /** A request in this project; its serial number is of this CA. */
    public IssuanceRecordBuilder aRequest() {
      return IssuanceRecordBuilder.aCertificateRequest()
          .inProject(project.id())
          .onProfile(profile.id())
          .underAuthority(authority.id());
    }

    /** A certificate of this CA on the profile. */
    public IssuedCertificateBuilder aCertificate() {
      return IssuedCertificateBuilder.anIssuedCertificate()
          .inProject(project.id())
          .onProfile(profile.id())
          .issuedBy(authority.id(), authority.certificate().orElseThrow().id());
    }

    /** The certificate that this CA makes on a request. */
    public IssuedCertificateBuilder aCertificate(IssuanceRecord request) {
      return aCertificate().answering(request);
    }
  }

  default Project storedProject() {
    Project project = Records.aProject();
    commit(() -> stores().projects().add(project));
    return project;
  }

  default Identity storedIdentity() {
    Identity identity = Records.anIdentity("robot");
    commit(() -> stores().identities().add(identity));
    return identity;
  }

  default Tenant storedTenant() {
    Project project = Records.aProject();
    CertificateAuthority authority =
        CertificateAuthorityBuilder.anAuthority().inProject(project.id()).build();
    CertificatePolicy policy = Records.aPolicy(project.id(), "tls-server");
    CertificateProfile profile =
        Records.aProfile(project.id(), Optional.of(authority.id()), policy.id(), "web-server");
    commit(
        () -> {
          stores().projects().add(project);
          stores().authorities().add(authority);
          stores().policies().add(policy);
          stores().profiles().add(profile);
        });
    return new Tenant(project, authority, policy, profile);
  }

  /** A request that is pending, on a key that was never seen, is refused or waits for approval. */
  default IssuanceRecord stored(IssuanceRecord request) {
    return recorded().of(request);
  }

  /** A certificate, with the request that it answers. */
  default IssuedCertificate stored(IssuedCertificate certificate) {
    return recorded().of(certificate);
  }

  default RecordedIssuance recorded() {
    return new RecordedIssuance(stores().issuanceJournal());
  }

  /**
   * Runs work in several units at once, each in a thread of its own, none before all are open.
   *
   * @return what each unit threw
   */
  default List<RuntimeException> atOnce(int units, Runnable work) {
    CyclicBarrier allAreOpen = new CyclicBarrier(units);
    return thrownAtOnce(
        units,
        () ->
            commit(
                () -> {
                  await(allAreOpen);
                  work.run();
                }));
  }

  /**
   * Runs work that is a unit by itself several times at once.
   *
   * @return what each run threw
   */
  default List<RuntimeException> unitsAtOnce(int units, Runnable work) {
    CyclicBarrier allAreThere = new CyclicBarrier(units);
    return thrownAtOnce(
        units,
        () -> {
          await(allAreThere);
          work.run();
        });
  }

  private static List<RuntimeException> thrownAtOnce(int times, Runnable work) {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<Optional<RuntimeException>>> ends =
          IntStream.range(0, times)
              .mapToObj(number -> threads.submit(() -> thrownBy(work)))
              .toList();
      return ends.stream().flatMap(end -> get(end).stream()).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Commits in another thread, so that another unit may be open in this one. */
  default void commitElsewhere(Runnable work) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      get(thread.submit(() -> commit(work)));
    } finally {
      thread.shutdownNow();
    }
  }

  private static Optional<RuntimeException> thrownBy(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
