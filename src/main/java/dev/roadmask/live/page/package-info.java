/**
 * The preview in a browser, served by the JDK's own HTTP server; the only package that uses it.
 *
 * <p>Terms of this room:
 *
 * <ul>
 *   <li><b>page</b>: HTML, style and script from the program's own resources. It asks for picture after picture
 *       ({@code /frame.jpg}), each when it has the one before, so that nothing ages on the way to it, and for the status
 *       twice a second.
 *   <li><b>stream</b> ({@code /stream.mjpg}): the same pictures in one endless answer, for other programs and pages.
 *   <li><b>greyed picture</b>: grey and dim; what a stream carries while the picture is not live, at least once a second.
 *   <li><b>seat</b>: the right to be sent something large; there are so many, and whoever doesn't take what he is sent
 *       loses his.
 * </ul>
 *
 * <p>Who calls what: one thread encodes, and only while somebody waits for a picture; each request has a thread of the
 * server's. All are daemons whose names begin with {@code roadmask-}. {@link dev.roadmask.live.page.PreviewPage} owns all
 * of it but the preview.
 */
package dev.roadmask.live.page;
