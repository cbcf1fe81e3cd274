/** The REST API over the inbound ports: the only package tree that knows Jakarta REST. */
package org.countersign.adapters.rest;
