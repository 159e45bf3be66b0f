-- Once-only keys are forgotten after some time; everything else the program keeps.
GRANT DELETE ON "idempotency_key" TO onerow_app;
