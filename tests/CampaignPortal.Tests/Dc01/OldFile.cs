using System.IO.Compression;

namespace CampaignPortal.Tests.Dc01;

/// <summary>Files of Excel 97, made by LibreOffice and packed.</summary>
internal static class OldFile
{
    // A merged title, a blank row; STT | §¬n vÞ (TCVN3) | Ngày | Mức 1 (lũy kế) | Mức 2 (lũy kế);
    // 1 | TT Lai Vung | 19/8/2023 | 311 | 1185; 2 | X. T©n D-¬ng (TCVN3) | 19/8/2023 | "218" | "786"; a sum by formula.
    private const string Good =
          "H4sIAAAAAAACA+1Ya2xURRQ+c+9te3cL7W2hiKDLtcrS0vIoJFKjyEIXaSPQhq5IDIkuy3YtlC0pxdjExwJijEqikugfEoOBGCK+YqI/fND+MYZoJCYkaIwp"
        + "Jpo08mMxGkMCXb85M3e5NlvTbYmJ2rM58zgzZ+bcM+cxs+e+rho+/v68izQG7iaTRnMBKvXRBDDgdRwiQ9NGc7mcR85Nw78KrulanqGF8ysByjMvA9r6bIO6"
        + "nob/HmyhXvz6yaX1lEbdRwNUDMyBxfjXmwjP6ATnTRSm95/8/jJ+yzhuAgv5v4z30v/LgTOAM4EVwEqVAqgKWA2cBZwNrGGbILoJOBd4M3AecD7wFuCtwBBw"
        + "AdAF3gasBd4OvEPLFta1xHq0F+t+43QcuuEQsHGKpSX08cwv5ZHz2V+ERbxnDbFd/AjcTnulbbTEexLuPwXrWIa4kDIMwkhXoyXoGKgV9C5TP+FyNVsfIEJu"
        + "s7bobUaEZT/CZS2XFST5P2Ke75jSRGH6QnrP0y9pJygXUUrSLorTVtoP6+xEK037MHOef6b0ErEWkbIb4z1TGg1ZM+iE9LUNyXSyL94TsmbSSel3O5ftWTYA"
        + "GGanOkG/51yfAw+6ki7XY/pvE6MbRdLpf0c/Ad0V0nODmp8dS68fh944Dn3xOPRAQXpeHnss/aSiW9fpRw10MpSTtZMxua7KlHJdnbG4npUp43p2piT3CLvT"
        + "YYT052XEx1LRluVNL6IW+A0JG0gUOyLoF3pIBvvsFt6pNDtXTc9f/v24ksqz0h3PQGSbDggkD3tQRFBGKHTZUenDRhqxkR7sP5BBrtL3nFrKOfyLGLXSudBm"
        + "2oDPu5/OoozRILVxr5Xa6Q2MueSIs6hb0YrSWlItR7TR5zwao0shZLPOWAyx7M3TafexHyDu5tTwQAWJTTQSSmBSE7AODtgtBtDaTWdC9eQbXlFgGCLGYu7G"
        + "eLe7dX86hY/YttSNnUq70bdPp1PYcEVTM8pVzXfiq2M/p1NuYiSdyiF5ltMLlkqeCbsGeN2+anRtyAyrIrHzl0g8A2reCfXLw6pilTtQ7NVTl7/ZtKNjzcNM"
        + "z1y3D1posE2IAxgZshYzRwOXB3nubOReZOJwS7g2mtwV37rf7Uz2dXc1ruvt3V0bbloRXluDTOz+zYyOeCrphjsO8aLPcBmGACsZRtYs8rXr0D605MLBJRey"
        + "a+p97eMIyQF8luDfQWoUjcLj8WpBD2Btm55kvZGoCVZqVVWQpxx1WbENx2urACsqmWYUoJkFaFYBWgm6fto1vgJ55/UZX4AEeupn8bjBlyLJonqCj83rGeiZ"
        + "+Z6JnpXvWejJL3kKZmDyKqV6zORVZO9TXKZMzJ1Drw7JtaRJV9Kz1dIVJZ/FfEHNZzFfmV7TyvOpMbm7nZ8pdw/oXgnzBVm/C9AzSWs9sy+iGgGKmmQOhgSZ"
        + "aorlTXnuFf8Ui6f8hLV01sPES9QhdZJtVWactXXUIP4WM7ucv8HK1jE9kHUKXF0NCjKf5JE6u9eopg9LVf4nugdWRXzJVNr2NgCkEHJStn8h4V2Xg1O5ewvc"
        + "SM2guoM7tqHCsRq6T955N3Un+nr39Xb1u+sfTyR73LtWLYnFdyR7epJ8ruu6u7qap7Y/GVPhH83JNYxC69Lw4dd/vdL+qPPWyzY1LPrgW3lAT2jnk+PN+n0Q"
        + "0UrcqAP5Nv1W2KnfC3v1G2Pkmrr7y/ZyzefBRNrFyC8pxvmvzh9bOt85+hrkb7zyTlS6+hjadv1O8VKY45N1PPp/CW7k+5/1NMYHCvFI14yUq/aD2L0PGXYH"
        + "y7G7aPmrObiqu1CuiHd1WcCz8xbsuwc22g4Zdk1qf9P3Bp8Iz0JgW97P2nHPSE76/GQCKfb9v0i/1VXa7MRbZw9+cT77NlhBF5+JpPTjndILyvhQp/cvKUL/"
        + "MsCfzu8fxQ4JliHJFlicPM2T+P4GYP/0/z8MfwIzfz4QABgAAA==";

    // The same with =1/0 for the only figure of level 1, in row 5.
    private const string Faulty =
          "H4sIAAAAAAACA+1YXWhcRRQ+c/dmcze/N2lSa6rrNW03/zZpH4xozW9tok0TmjUGKegm2cT8lzQRA1q3qfVFC0pBXwoSSRWxaEXQB3+avIgUxSAUqg+SVnwI"
        + "9mErihSarN+cO3ezLhvJplVQcy5nfs7MmTk7c/5m57/JWZj+oOAyxcH95KLliIfcMTQB9Dgdk0hTtOVIJOKQIxvwr4IlVcs71HF/KUB556lAQ91tmqo34L8H"
        + "B2kU3zhZtJdGUI/RJCUDm6ExseuthWd5jfPWChv7r39/6b+lH3cBE9m/9PfS/tOBGcBMYBYw2w4BlAPMBW4C5gHzWSeIbgNuAd4OLABuBd4BvBPoBd4FtIB3"
        + "AwuVTNtVLbEI7WLVL93wP38beAzcojuFPsn8Sl453/1laMQ5fY714grwEB2WutEQGOq2/imoZxkCQsowCyXdg5ag06Bm0ftM/ZTLPax9gFqyqpVGd2q1LPtJ"
        + "Lgu5zCLJ/zHzfM+UKvLRl9J6nn9FGUG6aKQgDVCAOmgC2tmO1ggdwcyC2JnSSkQdPGU/xoduatSrZ9CMtLV9wZHgWGDIq2fSGWl3PTuHd04CFtioZui3iBVj"
        + "wLOWpMv1mP7r2uhaknT639FncHaJzrnMnh+Op5esQi9fhV66Ct2TkB6Vx4inn7Hp+gr9lIZOiCKyNkMurnNCbq5zQzrXm0KpXOeFUiJPsjmdgEs/Kj0+lmps"
        + "qKx6GbXANycMIJH/pKCf6XHp7MMHeSd3eIs9PZr8x+JuSg9LczwPkQ06JhA8jFlRi7KWvNdMO3wYCCMGwoPxOyLIDZrnnydxOwk/NdG89wDtw897hC6g9NMs"
        + "NXOviVrpTYxZZIoLqJvQaqQ6slumaKYveNRPV72IZu1+P3zZ22dHrKd/gLgH+hYms0i00KK3G5OqgMUwwH4xidYgnfeWUMzwrgTDiIB+v7U/0G91TIz0ZZDo"
        + "pB95uytwElKUc2JajFAfRRAwDXpJtwNmt5EPXNGpfFVrMqra3tf8k/fNwNH24MjlBeXwMZtY7sY7175t6WqreYLpoRWdoB0a64E4hpE5vZQ5yric4rl5iLeI"
        + "vr4GX2FjcCDQMWG1B8f6e8vrR0cHC31Vu3x1+bRNqtOqM9oCfUHL13acF32BSx8E2M2wWFMU0y5G+3jFpamKS+Gakpj2NNywBz9L8DdF5aJcODxOLehRrG3Q"
        + "c3xuJPLTstVRZdmOM1oamum0bacqspmmJaC5EtD0ONoSpzjO3XzOCY5Az/50Htc46ZEsdk/wFTk9DT1XtOdCT4/2dPSk1Edx5S5exa3GXLyK7H2GZMmFuZvp"
        + "tTm5llTZbHoxV5qa5NOZL03x6cyXqtbUo3xupFc6767xqJPmpZJXyKzLbU+XAj2MM/4JS6mgBNpVapOM4SZb48KGMmpiUVzhShZBDxcz3RM2E2SWGqUxn+SR"
        + "P/lBLZc+ctvhmegBKABxDmgflrMBoA8eoc+IXUg42WzaX+ayApmhK83OgU1Ds92hPfSQzDlb+rvHRo+M9o5be5/pDg5Z991b4Q90BYeGgnzu9f29vdU3k3sL"
        + "2xOuG5Yjcg0t0bq0cOKNX663PmW++6pBZUUffidv4FnlJeR4tcrPa9Up7Vd5eqfK1XtUvn5Y5fiLS3buLduVis+BtbSTkV9StItfXzx9z1bz1OuQv/z6e43S"
        + "7OJoh9Q7wQkhZoysq9E34NbBrXz/8z3F2WAiHmn7s8qsH8PuY4iwXSzHYNLy57LztXOhSBLv6rcMx84asO8wbKQVMgysa39XzBt8LTzbgM1RO29FnhFc9/3J"
        + "AJPs+3+HeqvbIbQdb51hfAG++2ZoQS/fiaSM450yCsrqUKz2T0ni/H3As9H9G7FDN8sQZA1MTp7qdfz+EuD4xv8/DH8Afvz7XgAYAAA=";

    public static byte[] WithFigures { get; } = Unpack(Good);

    public static byte[] WithFormulaError { get; } = Unpack(Faulty);

    private static byte[] Unpack(string packed)
    {
        using var stream = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        using var file = new MemoryStream();
        stream.CopyTo(file);
        return file.ToArray();
    }
}
