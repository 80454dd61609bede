package org.examhall.sitting.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.examhall.sitting.SeatHolder;
import org.examhall.sitting.Stamps;

/**
 * Puts the server's time and its signature into a header, for the script of the seat that asks. Saves do without: a
 * window asks every few seconds anyway.
 */
@Provider
@Stamped
@ApplicationScoped
public class StampedReply implements ContainerResponseFilter {

    static final String HEADER = "Examhall-Clock";

    @Inject
    Stamps stamps;

    @Inject
    SeatHolder seat;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        seat.seat().ifPresent(holder -> response.getHeaders().putSingle(HEADER, stamps.stamp(holder.script())));
    }
}
