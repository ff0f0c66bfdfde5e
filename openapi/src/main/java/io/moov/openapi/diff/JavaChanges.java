package io.moov.openapi.diff;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.OverrideCompatibilityChange;
import japicmp.config.Options;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiSemanticVersionLevel;
import japicmp.output.stdout.StdoutOutputGenerator;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** What japicmp finds between the public Java API of two jars. */
final class JavaChanges {
    private final List<JApiClass> classes;
    private final Options options = Options.newDefault();

    JavaChanges(Path older, Path newer, String classPath) {
        List<JApiCmpArchive> before = List.of(new JApiCmpArchive(older.toFile(), "old"));
        List<JApiCmpArchive> after = List.of(new JApiCmpArchive(newer.toFile(), "new"));
        options.setOldArchives(before);
        options.setNewArchives(after);
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.setOutputOnlyModifications(true);
        JarArchiveComparatorOptions comparison = JarArchiveComparatorOptions.of(options);
        // Nobody but Retrofit implements the interfaces, so a new operation breaks nobody.
        comparison.addOverrideCompatibilityChange(new OverrideCompatibilityChange(
                JApiCompatibilityChangeType.METHOD_ADDED_TO_INTERFACE, true, true, JApiSemanticVersionLevel.MINOR));
        comparison.getClassPathEntries().addAll(List.of(classPath.split(File.pathSeparator)));
        classes = new JarArchiveComparator(comparison).compare(before, after);
    }

    /** What no longer compiles or links. */
    List<String> broken() {
        return classes.stream()
                .filter(type -> !type.isBinaryCompatible() || !type.isSourceCompatible())
                .map(JApiClass::getFullyQualifiedName)
                .toList();
    }

    @Override
    public String toString() {
        return new StdoutOutputGenerator(options, classes).generate();
    }
}
