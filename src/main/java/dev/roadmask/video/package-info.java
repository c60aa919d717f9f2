/**
 * Video in and out of files, by FFmpeg; the only package that touches its natives.
 */
package dev.roadmask.video;
