package org.countersign.adapters.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An entity manager as a server injects it (Jakarta Persistence 3.1, 7.6.1): it stands for another
 * one in each transaction.
 */
final class TransactionScopedEntityManager implements InvocationHandler {

  private final EntityManagerFactory factory;
  private final TransactionManager manager;
  private final Map<Transaction, EntityManager> open = new ConcurrentHashMap<>();

  private TransactionScopedEntityManager(EntityManagerFactory factory, TransactionManager manager) {
    this.factory = factory;
    this.manager = manager;
  }

  static EntityManager of(EntityManagerFactory factory, TransactionManager manager) {
    return (EntityManager)
        Proxy.newProxyInstance(
            TransactionScopedEntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            new TransactionScopedEntityManager(factory, manager));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Transaction transaction = manager.getTransaction();
    if (transaction == null) {
      if (method.getName().equals("isJoinedToTransaction")) {
        return false;
      }
      throw new TransactionRequiredException(method.getName() + " outside a transaction");
    }
    try {
      return method.invoke(of(transaction), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private EntityManager of(Transaction transaction) throws Exception {
    EntityManager known = open.get(transaction);
    return known != null ? known : open(transaction);
  }

  private EntityManager open(Transaction transaction) throws Exception {
    EntityManager entityManager = factory.createEntityManager();
    open.put(transaction, entityManager);
    if (transaction.getStatus() == Status.STATUS_ACTIVE) {
      transaction.registerSynchronization(new CloseAfter(transaction));
    }
    return entityManager;
  }

  private final class CloseAfter implements Synchronization {

    private final Transaction transaction;

    CloseAfter(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public void beforeCompletion() {
      // The entity manager writes for itself.
    }

    @Override
    public void afterCompletion(int status) {
      open.remove(transaction).close();
    }
  }
}
