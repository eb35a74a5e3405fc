// A gRPC server with the quota of threads that ModelServer gives its own (tensorflow/serving, model_servers/server.cc: ResourceQuota::SetMaxThreads), under calls
// that come at random and need one of so many CPUs for a random time. Prints how many there were, and how many were refused for want of a thread.
//
// threads CPUS THREADS USE_PERCENT SECONDS

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/method_handler.h>
#include <grpcpp/resource_quota.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <mutex>
#include <random>
#include <thread>

namespace {

constexpr double kMeanSeconds = 0.02;
constexpr char kMethod[] = "/measure.Work/Do";

std::chrono::duration<double> Exponential(std::mt19937& random, double mean) {
  return std::chrono::duration<double>(std::exponential_distribution<double>(1 / mean)(random));
}

// CPUs that a call waits for and holds.
class Cpus {
 public:
  explicit Cpus(int count) : free_(count) {}

  void Work(std::chrono::duration<double> time) {
    std::unique_lock<std::mutex> lock(mutex_);
    freed_.wait(lock, [this] { return free_ > 0; });
    --free_;
    lock.unlock();
    std::this_thread::sleep_for(time);
    lock.lock();
    ++free_;
    freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
};

// A service whose calls each hold a thread, as PredictionService's do.
class WorkService final : public grpc::Service {
 public:
  explicit WorkService(int cpus) : cpus_(cpus) {
    AddMethod(new grpc::internal::RpcServiceMethod(
        kMethod, grpc::internal::RpcMethod::NORMAL_RPC,
        new grpc::internal::RpcMethodHandler<WorkService, grpc::ByteBuffer, grpc::ByteBuffer>(
            [](WorkService* service, grpc::ServerContext*, const grpc::ByteBuffer*, grpc::ByteBuffer* answer) {
              return service->Do(answer);
            },
            this)));
  }

 private:
  grpc::Status Do(grpc::ByteBuffer* answer) {
    thread_local std::mt19937 random(std::random_device{}());
    cpus_.Work(Exponential(random, kMeanSeconds));
    grpc::Slice slice("x");
    *answer = grpc::ByteBuffer(&slice, 1);
    return grpc::Status::OK;
  }

  Cpus cpus_;
};

struct Call {
  grpc::ClientContext context;
  grpc::ByteBuffer request, answer;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "threads CPUS THREADS USE_PERCENT SECONDS\n";
    return 2;
  }
  const int cpus = std::atoi(argv[1]), threads = std::atoi(argv[2]);
  const double use = std::atof(argv[3]) / 100, seconds = std::atof(argv[4]);

  WorkService service(cpus);
  grpc::ResourceQuota quota("measure");
  quota.SetMaxThreads(threads);
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  builder.SetResourceQuota(quota);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || port == 0) return 1;

  const auto channel =
      grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials());
  grpc::GenericStub stub(channel);
  std::atomic<long> done{0}, refused{0}, failed{0}, in_hand{0};
  long sent = 0, most = 0;
  std::mt19937 random(19);
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  for (auto next = std::chrono::steady_clock::now(); next < until; ++sent) {
    next += std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        Exponential(random, kMeanSeconds / (cpus * use)));
    std::this_thread::sleep_until(next);
    auto call = std::make_shared<Call>();
    grpc::Slice slice("x");
    call->request = grpc::ByteBuffer(&slice, 1);
    most = std::max(most, ++in_hand);
    stub.UnaryCall(&call->context, kMethod, grpc::StubOptions(), &call->request, &call->answer,
                   [&, call](grpc::Status status) {
                     if (status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED)
                       ++refused;
                     else if (!status.ok())
                       ++failed;
                     --in_hand;
                     ++done;
                   });
  }
  while (done < sent) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::cout << "{\"grpc\":\"" << grpc::Version() << "\",\"calls\":" << sent << ",\"refused\":" << refused
            << ",\"failed\":" << failed << ",\"mostInHand\":" << most << "}" << std::endl;
  server->Shutdown();
  return 0;
}
