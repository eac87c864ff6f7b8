package org.tppkit.testkit.scripted;

/** Whether a {@link ScriptedBank} asks its clients for a certificate. */
public enum ClientCertificate {
    /** A client without a trusted certificate gets no connection. */
    REQUIRED,
    /** A client may show a certificate; one that is not trusted gets no connection. */
    OPTIONAL,
    /** None is asked for. */
    NONE
}
