/**
 * Encrypts secrets for storage under the installation's master key (AES-256-GCM, NIST SP 800-38D),
 * and keeps that key's file.
 */
package org.countersign.adapters.crypto.seal;
