package org.tppkit.app.demo;

import java.util.List;

/** A way through one bank, step by step. */
interface Journey {

    /** The names of the steps, in their order. */
    List<String> steps();

    /**
     * Goes the whole way.
     *
     * @param visit where
     * @param steps takes each step
     */
    void walk(Visit visit, Steps steps);
}
