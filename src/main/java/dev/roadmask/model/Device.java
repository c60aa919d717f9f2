package dev.roadmask.model;

/** Where the user wants the network to run. */
public enum Device {
    /** CUDA if it works here, else the CPU; what was taken and why is in {@link SegmentationModel#deviceNote}. */
    AUTO,
    /** The CPU. */
    CPU,
    /** The first CUDA device, or a refusal; never silently the CPU. */
    CUDA
}
