package dev.roadmask;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

/** Keeps the rooms apart: who may use whom, and which library belongs to whom. */
class ArchitectureTest {
    private static final String ROOT = "dev.roadmask.";
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.roadmask");

    @Test
    void roomsUseOnlyWhatTheyStandOn() {
        ArchRule rule = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy(ROOT + "cli")
                .layer("live")
                .definedBy(ROOT + "live..")
                .layer("diagnosis")
                .definedBy(ROOT + "diagnosis")
                .layer("report")
                .definedBy(ROOT + "report")
                .layer("export")
                .definedBy(ROOT + "export")
                .layer("evaluation")
                .definedBy(ROOT + "evaluation")
                .layer("training")
                .definedBy(ROOT + "training")
                .layer("scene")
                .definedBy(ROOT + "scene")
                .layer("dataset")
                .definedBy(ROOT + "dataset")
                .layer("live")
                .definedBy(ROOT + "live..")
                .layer("root")
                .definedBy("dev.roadmask")
                .layer("output")
                .definedBy(ROOT + "output")
                .layer("pipeline")
                .definedBy(ROOT + "pipeline")
                .layer("mask")
                .definedBy(ROOT + "mask")
                .layer("model")
                .definedBy(ROOT + "model")
                .layer("video")
                .definedBy(ROOT + "video")
                .whereLayer("root")
                .mayOnlyAccessLayers("pipeline", "video", "model", "mask")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("output")
                .mayOnlyAccessLayers("pipeline", "mask", "video")
                .whereLayer("live")
                .mayOnlyAccessLayers("pipeline", "video", "model", "mask")
                .whereLayer("diagnosis")
                .mayOnlyAccessLayers("pipeline", "video", "model", "mask")
                .whereLayer("report")
                .mayOnlyAccessLayers("training", "export", "evaluation", "dataset", "model", "mask", "video")
                .whereLayer("export")
                .mayOnlyAccessLayers("training", "dataset", "model")
                .whereLayer("evaluation")
                .mayOnlyAccessLayers("dataset", "model", "mask", "video")
                // The model room for InputSize alone: the trainer validates at the size the pipeline will choose.
                .whereLayer("training")
                .mayOnlyAccessLayers("dataset", "mask", "model")
                .whereLayer("scene")
                .mayOnlyAccessLayers("mask")
                .whereLayer("dataset")
                .mayOnlyAccessLayers("mask")
                .whereLayer("live")
                .mayOnlyAccessLayers("pipeline", "video", "model", "mask")
                .whereLayer("pipeline")
                .mayOnlyAccessLayers("video", "model", "mask")
                .whereLayer("mask")
                .mayNotAccessAnyLayer()
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("video")
                .mayNotAccessAnyLayer();
        rule.check(PROGRAM);
    }

    @Test
    void noCycles() {
        ArchRule rule = slices().matching("dev.roadmask.(*)..").should().beFreeOfCycles();
        rule.check(PROGRAM);
    }

    @Test
    void ffmpegBelongsToVideo() {
        ArchRule rule = library("org.bytedeco.ffmpeg..", "the FFmpeg natives belong to one room", "video");
        rule.check(PROGRAM);
    }

    @Test
    void onnxRuntimeBelongsToModel() {
        ArchRule rule = library("ai.onnxruntime..", "ONNX Runtime belongs to one room", "model");
        rule.check(PROGRAM);
    }

    @Test
    void onnxProtobufBelongsToExport() {
        ArchRule rule = library("ai.onnx.proto..", "the ONNX protobuf belongs to one room", "export");
        rule.check(PROGRAM);
    }

    @Test
    void disruptorBelongsToPipeline() {
        ArchRule rule = library("com.lmax.disruptor..", "the ring belongs to one room", "pipeline");
        rule.check(PROGRAM);
    }

    @Test
    void libtorchBelongsToTrainingAndExport() {
        ArchRule rule = library("org.bytedeco.pytorch..", "libtorch belongs to two rooms", "training", "export");
        rule.check(PROGRAM);
    }

    @Test
    void openCvBelongsToDatasetAndEvaluation() {
        ArchRule rule = library("org.bytedeco.opencv..", "OpenCV belongs to two rooms", "dataset", "evaluation");
        rule.check(PROGRAM);
    }

    @Test
    void httpServerBelongsToThePage() {
        ArchRule rule = library("com.sun.net.httpserver..", "the web belongs to one room", "live.page");
        rule.check(PROGRAM);
    }

    @Test
    void picocliBelongsToCli() {
        ArchRule rule = library("picocli..", "commands belong to one room", "cli");
        rule.check(PROGRAM);
    }

    @Test
    void jtsBelongsToOutput() {
        ArchRule rule = library("org.locationtech.jts..", "the geometry library belongs to one room", "output");
        rule.check(PROGRAM);
    }

    @Test
    void maskIsPlainJava() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ROOT + "mask")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", ROOT + "mask");
        rule.check(PROGRAM);
    }

    @Test
    void awtBelongsToTheWindow() {
        // java.awt.image alone holds pixels without any display; ImageIO hands its pictures over in it.
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "live.window")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.awt..", "javax.swing..").and(not(resideInAPackage("java.awt.image"))))
                .because("an X library that loses its display ends the process, so AWT has a program of its own");
        rule.check(PROGRAM);
    }

    @Test
    void theWindowSpeaksToThePreviewAlone() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "live.window", ROOT + "cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "live.window");
        rule.check(PROGRAM);
    }

    private static ArchRule library(String packages, String because, String... rooms) {
        String[] allowed = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            allowed[i] = ROOT + rooms[i];
        }
        return noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages)
                .because(because);
    }
}
