package org.tppkit.adapter.arkea.internal.wire;

/** How a version writes {@code remittanceInformation} (STET section 9.1). */
public enum RemittanceForm {
    /** An array of lines; a structured reference has no place in it (STET 1.4.1). */
    LINES,
    /** An object of unstructured lines or structured references (STET 1.4.2). */
    OBJECT
}
