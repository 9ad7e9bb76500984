using System.Text;
using Commonweal.Institutions.Log;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Institutions.Log;

public sealed class MerkleTests
{
    private const string Root4 = "059ea7a5da63570731d37f0ae283b4d5074b89bc87b7b702e3988a44502adf27";
    private const string Leaf6 = "0ee7e466ee685ae927327a0ec2309c24ec623243644192878085486f84747d36";
    private const string Node45 =
        "1d6571334905f55c93b3e8cd5b9436ca4875029d66904befdc7e8c6c59361b79";
    private const string Node456 =
        "756044f81bced3feda704a74eadc6a58aefbfafdbc760868f54f0fae2073d289";

    [Fact] // 70 §4.1
    public void The_test_leaves_of_RFC_6962_have_the_published_root() =>
        Merkle
            .Root([
                .. new[]
                {
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f",
                }.Select(hex => Merkle.Leaf(Convert.FromHexString(hex))),
            ])
            .ToString()
            .ShouldBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    [Theory] // 70 §4.1, leaves decision-0 to decision-6
    [InlineData(1, "a32df37349758bdab88da5f7bb23a638c7dc98e86922f08f9e5ac57f301bd6f4")]
    [InlineData(2, "8674597ed4bb291e30a39f007b9e7e277159f7b33dae555600f0827bf31fbdc6")]
    [InlineData(3, "2a514d5d6ef74c1bc4a9410e03b13888c8a4e0c3789409a1ca286ec60abccba3")]
    [InlineData(4, Root4)]
    [InlineData(5, "69f872e45429036a357ae66a48fec8491e5b6f35995e6d228de215ee849d8750")]
    [InlineData(6, "9f26eafdcdb7a47f3371a09f92d4d503476e57984cff987ca8fe00bbd0673e9c")]
    [InlineData(7, "e7572c79f10091fe033772ace0ef6f6af5d9916d0f880ad427ca741114a64236")]
    public void Decisions_have_the_root_of_the_oracle(int size, string root) =>
        Merkle.Root(Leaves(size)).ToString().ShouldBe(root);

    [Fact] // 70 §4.1
    public void An_inclusion_proof_has_the_hashes_of_the_oracle()
    {
        Text(Merkle.Inclusion(Leaves(7), 5))
            .ShouldBe([
                "a37fa3cbd4bda8d8a8d242f445334e4b40dd83fab73ad260ada6067f015566f9",
                Leaf6,
                Root4,
            ]);
        Text(Merkle.Inclusion(Leaves(7), 6)).ShouldBe([Node45, Root4]);
    }

    [Fact] // 70 §4.1
    public void A_consistency_proof_has_the_hashes_of_the_oracle()
    {
        Text(Merkle.Consistency(Leaves(7), 4)).ShouldBe([Node456]);
        Text(Merkle.Consistency(Leaves(7), 6)).ShouldBe([Node45, Leaf6, Root4]);
        Text(Merkle.Consistency(Leaves(7), 3))
            .ShouldBe([
                "7b8b13a8a7825613e85db58f2e232c28679043f5305d932b523ad9f1261692e9",
                "d432bd8b72900618b6fc1c63e5f49c00b31574d7f566b8d03d2a441a89ec565a",
                "8674597ed4bb291e30a39f007b9e7e277159f7b33dae555600f0827bf31fbdc6",
                Node456,
            ]);
    }

    [Fact]
    public void Every_leaf_of_every_small_tree_is_proved_and_no_bent_proof_is_taken()
    {
        for (var size = 1; size <= 20; size++)
        {
            var leaves = Leaves(size);
            var root = Merkle.Root(leaves);
            for (var index = 0; index < size; index++)
            {
                var path = Merkle.Inclusion(leaves, index);
                Merkle.Includes(leaves[index], index, size, path, root).ShouldBeTrue();
                foreach (var bent in Bent(path))
                {
                    Merkle.Includes(leaves[index], index, size, bent, root).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public void Every_prefix_of_every_small_tree_is_proved_and_no_bent_proof_is_taken()
    {
        for (var size = 1; size <= 20; size++)
        {
            var newer = new TreeHead(size, Merkle.Root(Leaves(size)));
            for (var prefix = 1; prefix <= size; prefix++)
            {
                var older = new TreeHead(prefix, Merkle.Root(Leaves(prefix)));
                var path = Merkle.Consistency(Leaves(size), prefix);
                Merkle.Extends(older, newer, path).ShouldBeTrue();
                foreach (var bent in Bent(path))
                {
                    Merkle.Extends(older, newer, bent).ShouldBeFalse();
                }
            }
        }
    }

    /// <summary>The proof cut short at either end, made longer at either end, with two hashes swapped, or with one changed.</summary>
    private static IEnumerable<Digest[]> Bent(IReadOnlyList<Digest> path)
    {
        yield return [.. path, Merkle.Empty];
        yield return [Merkle.Empty, .. path];
        for (var i = 0; i < path.Count; i++)
        {
            yield return [.. path.Take(i), .. path.Skip(i + 1)];
            yield return [.. path.Take(i), Merkle.Empty, .. path.Skip(i + 1)];
            for (var j = i + 1; j < path.Count; j++)
            {
                var swapped = path.ToArray();
                (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                yield return swapped;
            }
        }
    }

    private static string[] Text(IEnumerable<Digest> path) => [.. path.Select(d => d.ToString())];

    private static Digest[] Leaves(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => Merkle.Leaf(Encoding.ASCII.GetBytes($"decision-{i}"))),
        ];
}
