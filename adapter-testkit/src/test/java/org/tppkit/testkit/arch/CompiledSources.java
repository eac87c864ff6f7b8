package org.tppkit.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles violations that use libraries this module does not have: their types stand beside them, invented. */
final class CompiledSources {
    private CompiledSources() {}

    /**
     * The classes of those sources.
     *
     * @param folder an empty folder
     * @param sources by the full name of their class
     */
    static JavaClasses compile(Path folder, Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            String name = source.getKey();
            Files.writeString(file, "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(null, null, null, arguments.toArray(new String[0]));
        if (result != 0) {
            throw new IllegalStateException("the sources do not compile");
        }
        return new ClassFileImporter().importPath(folder);
    }
}
