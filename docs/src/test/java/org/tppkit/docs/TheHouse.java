package org.tppkit.docs;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;

/** All main classes of all modules, read once. */
final class TheHouse {
    static final String ROOT = "org.tppkit";

    static final JavaClasses CLASSES = read();

    private TheHouse() {}

    /** From where the class loader finds them: ArchUnit's search by name looks into all of the JDK as well. */
    private static JavaClasses read() {
        try {
            return new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importUrls(Collections.list(TheHouse.class.getClassLoader().getResources(ROOT.replace('.', '/'))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
