package org.tppkit.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads packages from where the class loader finds them; ArchUnit's search by name looks into all of the JDK as well. */
final class ClassesBelow {
    private ClassesBelow() {}

    /** The classes below those packages, also those of tests. */
    static JavaClasses of(String... packages) {
        return new ClassFileImporter().importUrls(places(packages));
    }

    /** The classes below those packages without those of tests. */
    static JavaClasses ofMain(String... packages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importUrls(places(packages));
    }

    private static List<URL> places(String... packages) {
        List<URL> places = new ArrayList<>();
        for (String name : packages) {
            List<URL> found = resources(name.replace('.', '/'));
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no package " + name);
            }
            places.addAll(found);
        }
        return places;
    }

    private static List<URL> resources(String name) {
        try {
            return Collections.list(ClassesBelow.class.getClassLoader().getResources(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
