package netwright;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The web app as Spring Boot starts it: {@code SpringApplication.run(Application.class, args)}. */
@SpringBootApplication
public class Application {}
