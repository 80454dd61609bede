package org.examhall.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Turns Faces with CDI on. */
@FacesConfig
@ApplicationScoped
class FacesSetup {}
