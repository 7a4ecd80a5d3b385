/** What the command tells of itself. */
export const usage = `Usage: genai-batch-mock [options]
       genai-batch-mock exec [options] -- COMMAND [ARGUMENT…]

A mock of Google's batch prediction cloud for unmodified SDKs, on this machine alone. It serves until it is stopped; with
exec, it runs a command in an environment that sends SDKs to it, refuses calls to anybody else, and ends as the command does.

  --port N             port to listen on; 0 for any free one (default 8085; with exec 0)
  --host HOST          127.0.0.1, ::1 or localhost; any other only with an admin token (default 127.0.0.1)
  --allow-host NAME    another name that the server may be called by; can be given several times
  --admin-token-file FILE
                       holds the token that calls of /_mock/ then need, of 16 characters or more; or set the
                       environment variable GENAI_BATCH_MOCK_ADMIN_TOKEN
  --tls                serves TLS, too, on the same port, and says how to trust it (exec always does)
  --seed N             the same seed gives the same ids and latencies
  --clock KIND         real: time passes by itself; auto: looking at a job twice moves time to its next
                       event; manual: time moves by POST /_mock/clock {"advanceMs": 60000} (default real)
  --speed N            with --clock real: N times as fast (default 1)
  --project ID         the project that the printed environment names
  --location LOCATION  the location that it names
  --fault RULE         lets something go wrong: "vertex.batchPredictionJobs.create nth=1 reset-after",
                       "storage probability=0.1 return-503", "job=nightly fail status=INTERNAL",
                       "key=ticket-17 blocked"; can be given several times

State:
  --data DIR           keeps buckets, tables, files, jobs, uploads, time and chance in DIR, over restarts and kills
  --fsync              with --data: waits for the disk at each change, so that it outlives a power cut, too
  --seed-data DIR      puts each file DIR/BUCKET/NAME into its bucket at the start, unless the object is there

Answers:
  --fixtures DIR       answers rows from the JSON files in DIR, the first that fits
  --fixture-misses answer|fail
                       what becomes of rows that no fixture fits (default answer)
  --upstream URL       has rows answered by a real model: Ollama, llama.cpp, vLLM or whatever else completes
                       chats as OpenAI does, e.g. http://127.0.0.1:11434/v1; a key, if it needs one, comes
                       from the environment variable GENAI_BATCH_UPSTREAM_KEY alone
  --upstream-model NAME
                       the model to ask there (default the job's own)
  --upstream-embedding-model NAME
                       the model to ask there for vectors (default none: the mock makes them up)
  --upstream-kind openai|gemini
                       gemini: by generateContent, of Google's Gemini API if no URL is named (default openai)
  --upstream-concurrency N
                       how many rows of a job are asked at once (default 4)
  --upstream-timeout SECONDS
                       for one row, all its tries together (default 300)
  --record DIR         writes what is answered into DIR, as fixtures

Credentials:
  --credentials KIND   which credentials the environment names: service_account, authorized_user,
                       impersonated_service_account, external_account_file, external_account_url or
                       metadata (default external_account_url)
  --write-credentials DIR
                       writes made-up credentials of every kind into DIR, readable by you alone
  --unknown-credentials accept|refuse
                       what becomes of tokens and accounts that the mock never gave (default accept)
  --token-lifetime SECONDS
                       how long its tokens live (default 3599)

Environment and exec:
  --print-env FORMAT   prints the environment alone, as sh, dotenv or json
  --allow HOST         with exec: another host that the command may call; can be given several times
  --isolate            with exec, on Linux: in a network namespace without any other network

  --help               this text
  --version            the version

The environment that sends SDKs here is printed as export lines.
`;
