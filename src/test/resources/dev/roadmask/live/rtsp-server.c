// A real RTSP server for tests: rtsp-server PORT LAUNCH [USER PASSWORD]. Serves /live; ends when its standard input does.
#include <gst/rtsp-server/rtsp-server.h>

static gboolean over(GIOChannel *input, GIOCondition condition, gpointer loop) {
    g_main_loop_quit(loop);
    return FALSE;
}

static void protect(GstRTSPServer *server, GstRTSPMediaFactory *factory, const char *user, const char *password) {
    GstRTSPAuth *auth = gst_rtsp_auth_new();
    GstRTSPToken *token = gst_rtsp_token_new(GST_RTSP_TOKEN_MEDIA_FACTORY_ROLE, G_TYPE_STRING, "viewer", NULL);
    char *basic = gst_rtsp_auth_make_basic(user, password);
    gst_rtsp_media_factory_add_role(factory, "viewer", GST_RTSP_PERM_MEDIA_FACTORY_ACCESS, G_TYPE_BOOLEAN, TRUE,
                                    GST_RTSP_PERM_MEDIA_FACTORY_CONSTRUCT, G_TYPE_BOOLEAN, TRUE, NULL);
    gst_rtsp_auth_add_basic(auth, basic, token);
    gst_rtsp_server_set_auth(server, auth);
}

int main(int count, char **arguments) {
    gst_init(&count, &arguments);
    GMainLoop *loop = g_main_loop_new(NULL, FALSE);
    GstRTSPServer *server = gst_rtsp_server_new();
    gst_rtsp_server_set_address(server, "127.0.0.1");
    gst_rtsp_server_set_service(server, arguments[1]);
    GstRTSPMediaFactory *factory = gst_rtsp_media_factory_new();
    gst_rtsp_media_factory_set_launch(factory, arguments[2]);
    gst_rtsp_media_factory_set_shared(factory, TRUE);
    if (count > 4) {
        protect(server, factory, arguments[3], arguments[4]);
    }
    gst_rtsp_mount_points_add_factory(gst_rtsp_server_get_mount_points(server), "/live", factory);
    g_io_add_watch(g_io_channel_unix_new(0), G_IO_IN | G_IO_HUP, over, loop);
    if (gst_rtsp_server_attach(server, NULL) == 0) {
        g_printerr("cannot listen on port %s\n", arguments[1]);
        return 1;
    }
    g_print("listening\n");
    g_main_loop_run(loop);
    return 0;
}
