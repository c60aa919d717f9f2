package dev.roadmask.video;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Takes the packets of an encoder, each with its source's exact timestamp. */
@FunctionalInterface
interface PacketSink {
    /** Takes the packet's content and leaves it blank, or copies it. */
    void accept(AVPacket packet) throws VideoException;
}
