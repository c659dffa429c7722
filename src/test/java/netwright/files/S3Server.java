package netwright.files;

import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/** An S3 server in this process that checks signatures. It forgets everything when it is closed, but not when it is stopped. */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "runs";

    private static final String ID = "AKIATEST";
    private static final String SECRET = "not/a/secret+of/anybody";

    private final BlobStoreContext context;
    private S3Proxy server;
    private final int port;

    private S3Server() throws Exception {
        context = ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
                .credentials("local", "local")
                .build(BlobStoreContext.class);
        store().createContainerInLocation(null, BUCKET);
        server = server(0);
        server.start();
        port = server.getPort();
    }

    /** This process then has the server's credentials, as if they were in its environment. */
    public static S3Server start() throws Exception {
        System.setProperty("aws.accessKeyId", ID);
        System.setProperty("aws.secretAccessKey", SECRET);
        return new S3Server();
    }

    public Map<String, String> environment() {
        return Map.of("AWS_ACCESS_KEY_ID", ID, "AWS_SECRET_ACCESS_KEY", SECRET);
    }

    public S3Address address(String prefix) {
        return S3Address.of("s3://" + BUCKET + "/" + prefix, endpoint());
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    BlobStore store() {
        return context.getBlobStore();
    }

    void stop() throws Exception {
        server.stop();
    }

    void startAgain() throws Exception {
        server = server(port);
        server.start();
    }

    private S3Proxy server(int at) {
        return S3Proxy.builder()
                .blobStore(store())
                .endpoint(URI.create("http://127.0.0.1:" + at))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ID, SECRET)
                .build();
    }

    @Override
    public void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not stop", e);
        } finally {
            context.close();
        }
    }
}
