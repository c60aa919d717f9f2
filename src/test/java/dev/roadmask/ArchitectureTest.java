package dev.roadmask;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** Keeps the rooms apart: who may use whom, and which library belongs to whom. */
@AnalyzeClasses(packages = "dev.roadmask", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.roadmask.";

    @ArchTest
    static final ArchRule roomsUseOnlyWhatTheyStandOn = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy(ROOT + "cli")
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
            .layer("pipeline")
            .definedBy(ROOT + "pipeline")
            .layer("mask")
            .definedBy(ROOT + "mask")
            .layer("model")
            .definedBy(ROOT + "model")
            .layer("video")
            .definedBy(ROOT + "video")
            .whereLayer("cli")
            .mayNotAccessAnyLayer()
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
            .whereLayer("pipeline")
            .mayOnlyAccessLayers("video", "model", "mask")
            .whereLayer("mask")
            .mayNotAccessAnyLayer()
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("video")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.roadmask.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ffmpegBelongsToVideo =
            library("org.bytedeco.ffmpeg..", "the FFmpeg natives belong to one room", "video");

    @ArchTest
    static final ArchRule onnxRuntimeBelongsToModel =
            library("ai.onnxruntime..", "ONNX Runtime belongs to one room", "model");

    @ArchTest
    static final ArchRule onnxProtobufBelongsToExport =
            library("ai.onnx.proto..", "the ONNX protobuf belongs to one room", "export");

    @ArchTest
    static final ArchRule disruptorBelongsToPipeline =
            library("com.lmax.disruptor..", "the ring belongs to one room", "pipeline");

    @ArchTest
    static final ArchRule libtorchBelongsToTrainingAndExport =
            library("org.bytedeco.pytorch..", "libtorch belongs to two rooms", "training", "export");

    @ArchTest
    static final ArchRule openCvBelongsToDatasetAndEvaluation =
            library("org.bytedeco.opencv..", "OpenCV belongs to two rooms", "dataset", "evaluation");

    @ArchTest
    static final ArchRule picocliBelongsToCli = library("picocli..", "commands belong to one room", "cli");

    @ArchTest
    static final ArchRule maskIsPlainJava = noClasses()
            .that()
            .resideInAPackage(ROOT + "mask")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", ROOT + "mask");

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
