package org.tppkit.testkit.arch.violations.adapters.adapter.acme.internal.arkea;

/** What is one group of banks' own. */
public final class Particulars {}
